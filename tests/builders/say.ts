import { randomUUID } from 'node:crypto';
import type { Message } from '../../api/contract/messages.ts';
import type { Caller } from './createCaller.ts';

/** Sends a message; throws when it is refused. */
export async function say(
  author: Caller,
  conversationId: string,
  said: string | { text: string; clientId?: string; replyTo?: string; fileIds?: string[] } = 'Ciao',
): Promise<Message> {
  const draft = typeof said === 'string' ? { text: said } : said;
  const path = `/conversations/${conversationId}/messages`;
  const answer = await author.post(path, { clientId: randomUUID(), ...draft });
  if (answer.status > 201) throw new Error(`the message was refused: ${answer.status} ${answer.text}`);
  return answer.body;
}
