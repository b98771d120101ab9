import type { Message } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { startRelayTest, type RelayTest, type TeamsChat } from '../../builders/startRelayTest.ts';

/** The relay with Marco, whose personal chat with the bot it is about, and Anna of GFMS in the tab. */
export type PersonalTest = {
  relay: RelayTest;
  marco: Caller;
  anna: Caller;
  /** Opens a case of that title with both in it, and links it to the chat. */
  linkNew(chat: TeamsChat, title: string): Promise<{ number: string; conversationId: string }>;
  /** The messages of the conversation, without its lines. */
  textsOf(conversationId: string): Promise<string[]>;
  /** The activity of the bot's post that holds the words. */
  activityOf(chat: TeamsChat, words: string): string;
};

export async function startPersonalTest(): Promise<PersonalTest> {
  const relay = await startRelayTest();
  const marco = await relay.test.as('marco-bianchi');
  const anna = await relay.test.as('anna-keller');
  return {
    relay,
    marco,
    anna,
    async linkNew(chat, title) {
      const opened = await openCase(marco, { title });
      await anna.post(`/cases/${opened.number}/watchers`);
      await chat.say(`collega ${opened.number}`);
      await chat.untilSays(title, opened.number);
      return opened;
    },
    async textsOf(conversationId) {
      const { body } = await anna.get(`/conversations/${conversationId}/messages`);
      const { items } = body as { items: Message[] };
      return items.filter(({ kind }) => kind === 'message').map(({ text }) => text);
    },
    activityOf: (chat, words) =>
      relay.connector
        .delivered(chat.conversationId)
        .find(({ card }) => JSON.stringify(card ?? '').includes(words))?.id ?? '',
  };
}

export const sealOf = (post: string) => /"seal":"([^"]+)"/.exec(post)?.[1] ?? '';

export const heldIdOf = (post: string) => /"heldId":"([^"]+)"/.exec(post)?.[1];
