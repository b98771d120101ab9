import { useCallback, useSyncExternalStore } from 'react';
import type { Message } from '../../../api/contract/messages.ts';
import type { Session } from '../session.ts';
import { useSession } from '../session.ts';
import type { Outbox } from './outbox.ts';
import { createOutbox } from './outbox.ts';
import type { OutboxEntry } from './outboxEntry.ts';
import { createOutboxStorage } from './outboxStorage.ts';
import { createTextStorage } from './textStorage.ts';

/** One outbox a session: it outlives the conversation's pane, and so does what waits in it. */
const outboxes = new WeakMap<Session['api'], Outbox>();

export function useOutbox(conversationId: string): { outbox: Outbox; entries: readonly OutboxEntry[] } {
  const outbox = outboxOf(useSession());
  const list = useCallback(() => outbox.list(conversationId), [outbox, conversationId]);
  return { outbox, entries: useSyncExternalStore(outbox.subscribe, list) };
}

function outboxOf({ api, person }: Session): Outbox {
  const known = outboxes.get(api);
  if (known) return known;
  const outbox = createOutbox({
    send: ({ conversationId, clientId, text, replyTo }) =>
      api.send<Message>('POST', `/api/conversations/${encodeURIComponent(conversationId)}/messages`, {
        clientId,
        text,
        ...(replyTo ? { replyTo: replyTo.id } : {}),
      }),
    storage: createOutboxStorage(createTextStorage(), person.id),
  });
  outboxes.set(api, outbox);
  return outbox;
}
