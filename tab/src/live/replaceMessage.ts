import type { QueryClient } from '@tanstack/react-query';
import type { Delivery, Message } from '../../../api/contract/messages.ts';
import { queryKeys } from '../queryKeys.ts';
import type { LoadedMessages } from './appendMessage.ts';
import { changeMessage } from './appendMessage.ts';

/** The message as it is now, wherever it is shown: in the log and where it is quoted. */
export function replaceMessage(client: QueryClient, conversationId: string, message: Message): void {
  client.setQueryData<LoadedMessages>(
    queryKeys.messages(conversationId),
    (loaded) => loaded && changeMessage(loaded, message.id, () => message),
  );
  client.setQueryData<Message>(
    queryKeys.message(conversationId, message.sequence),
    (quoted) => quoted && message,
  );
}

/** The answer to a change of this message, unless the stream has told something newer meanwhile. */
export function takeAnswer(
  client: QueryClient,
  conversationId: string,
  { before, answer }: { before: Message; answer: Message },
): void {
  client.setQueryData<LoadedMessages>(
    queryKeys.messages(conversationId),
    (loaded) =>
      loaded && changeMessage(loaded, before.id, (message) => (message === before ? answer : message)),
  );
}

type PlacedDelivery = { conversationId: string; messageId: string; delivery: Delivery };

/** How a message stands at one place now. */
export function replaceDelivery(client: QueryClient, told: PlacedDelivery): void {
  const { conversationId, messageId, delivery } = told;
  client.setQueryData<LoadedMessages>(
    queryKeys.messages(conversationId),
    (loaded) => loaded && changeMessage(loaded, messageId, (message) => withDelivery(message, delivery)),
  );
}

function withDelivery(message: Message, told: Delivery): Message {
  const known = message.delivery ?? [];
  const isKnown = known.some(({ placeId }) => placeId === told.placeId);
  return {
    ...message,
    delivery: isKnown
      ? known.map((delivery) => (delivery.placeId === told.placeId ? told : delivery))
      : [...known, told],
  };
}
