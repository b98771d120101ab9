import { useQueryClient } from '@tanstack/react-query';
import type { Message } from '../../../../api/contract/messages.ts';
import { takeAnswer } from '../../live/replaceMessage.ts';
import { useSession } from '../../session.ts';
import { useListSettings } from '../ListContext.ts';
import { messagePath } from '../messagePath.ts';

/** Gives one's reaction to a message, or takes it back (rule MS5). */
export function useReact(): (message: Message, emoji: string) => void {
  const { api, person } = useSession();
  const client = useQueryClient();
  const { conversationId, onProblem } = useListSettings();
  return (message, emoji) => {
    const isMine = message.reactions.some(
      (reaction) => reaction.emoji === emoji && reaction.personIds.includes(person.id),
    );
    const path = `${messagePath(conversationId, message.id)}/reactions/${encodeURIComponent(emoji)}`;
    onProblem(null);
    api
      .send<Message>(isMine ? 'DELETE' : 'PUT', path)
      .then((answer) => takeAnswer(client, conversationId, { before: message, answer }))
      .catch((error: unknown) => onProblem(error instanceof Error ? error : new Error(String(error))));
  };
}
