import type { Conversation } from '../../api/contract/conversations.ts';
import type { Caller } from './createCaller.ts';

/** Opens a direct conversation with these people; throws when it is refused. */
export async function openDirectChat(
  creator: Caller,
  memberIds: string[],
  fields: Record<string, unknown> = {},
): Promise<Conversation> {
  const answer = await creator.post('/conversations', { kind: 'direct', memberIds, ...fields });
  if (answer.status !== 201) throw new Error(`the conversation was refused: ${answer.status} ${answer.text}`);
  return answer.body;
}
