import type { Message } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { say } from '../../builders/say.ts';
import { startRelayTest, type RelayTest } from '../../builders/startRelayTest.ts';

let relay: RelayTest;
let marco: Caller;
let anna: Caller;

beforeAll(async () => {
  relay = await startRelayTest();
  marco = await relay.test.as('marco-bianchi');
  anna = await relay.test.as('anna-keller');
});
afterAll(() => relay.stop());

it('[RL1] [RL3] a text of a linked chat is in the conversation, and what the tab writes is in the chat', async () => {
  const { number, conversationId } = await openCase(marco);
  await anna.post(`/cases/${number}/watchers`);
  const chat = relay.chat('marco-bianchi');
  await chat.say(`link ${number}`);
  await chat.untilSays(number);
  await chat.say('Il filo si rompe ancora');
  const { body } = await anna.get(`/conversations/${conversationId}/messages`);
  const items = (body as { items: Message[] }).items;
  expect(items.at(-1)).toMatchObject({ text: 'Il filo si rompe ancora', authorId: 'marco-bianchi' });
  await say(anna, conversationId, 'Please clean the nozzle');
  const post = await chat.untilSays('Please clean the nozzle');
  expect(post).toContain('Anna Keller');
  expect(post).toContain('GFMS');
  expect(chat.texts().some((text) => text.includes('Il filo si rompe ancora'))).toBe(false);
});
