import type { Message } from '../../../api/contract/messages.ts';
import { openCase } from '../../builders/openCase.ts';
import { heldIdOf, sealOf, startPersonalTest, type PersonalTest } from './startPersonalTest.ts';

let relay: PersonalTest['relay'];
let marco: PersonalTest['marco'];
let anna: PersonalTest['anna'];
let linkNew: PersonalTest['linkNew'];
let textsOf: PersonalTest['textsOf'];

beforeEach(async () => {
  ({ relay, marco, anna, linkNew, textsOf } = await startPersonalTest());
});
afterEach(() => relay.stop());

it('[RL3] with several cases and none chosen the bot keeps the text and asks, and it lands once', async () => {
  const chat = relay.chat('marco-bianchi');
  const first = await linkNew(chat, 'First case');
  const second = await linkNew(chat, 'Second case');
  const third = await linkNew(chat, 'Third case');
  await chat.say(`scollega ${third.number}`);
  await chat.say('Where does it go?');
  const post = await chat.untilSays('writeIn', 'Where does it go?', first.number, second.number);
  const heldId = heldIdOf(post);
  const choice = { seal: sealOf(post), number: first.number, heldId };
  await chat.press('writeIn', choice);
  await chat.press('writeIn', choice);
  expect(await textsOf(first.conversationId)).toEqual(['Where does it go?']);
  expect(await textsOf(second.conversationId)).toEqual([]);
  await chat.say('And this?');
  expect(await textsOf(first.conversationId)).toEqual(['Where does it go?', 'And this?']);
});

it('[SC6] text that reaches a closed case is kept, and sent when its writer opens it again', async () => {
  const chat = relay.chat('marco-bianchi');
  const opened = await linkNew(chat, 'To be closed');
  await anna.patch(`/cases/${opened.number}`, { state: 'closed' });
  await chat.say('It broke again');
  const post = await chat.untilSays('reopenAndSend', 'It broke again');
  const heldId = heldIdOf(post);
  const stranger = relay.chat('giulia-rossi', { id: chat.conversationId, type: 'groupChat', name: 'x' });
  await stranger.press('reopenAndSend', { seal: sealOf(post), heldId });
  expect((await anna.get(`/cases/${opened.number}`)).body).toMatchObject({ state: 'closed' });
  await chat.press('reopenAndSend', { seal: sealOf(post), heldId });
  expect((await anna.get(`/cases/${opened.number}`)).body).toMatchObject({ state: 'waitingForGfms' });
  expect(await textsOf(opened.conversationId)).toEqual(['It broke again']);
});

it('[RL2] what begins with // stays in a chat of GFMS, when it was kept for a choice or edited too', async () => {
  const { number, conversationId } = await openCase(marco, { title: 'First case' });
  const other = await openCase(marco, { title: 'Second case' });
  const third = await openCase(marco, { title: 'Third case' });
  const chat = relay.chat('anna-keller');
  for (const one of [number, other.number, third.number]) {
    await chat.say(`link ${one}`);
    await chat.untilSays('Officine Rossi', one);
  }
  await chat.say(`unlink ${third.number}`);
  await chat.say(' // hidden from them');
  const post = await chat.untilSays('writeIn', 'hidden from them', number);
  const heldId = heldIdOf(post);
  await chat.press('writeIn', { seal: sealOf(post), number, heldId });
  const typed = await chat.say('For everybody');
  expect(await textsOf(conversationId)).toEqual(['For everybody']);
  await chat.edit(typed, ' // not for everybody');
  expect(await textsOf(conversationId)).toEqual(['']);
});

it('[RL5] what comes again goes where it went, whatever was chosen since', async () => {
  const chat = relay.chat('marco-bianchi');
  const first = await linkNew(chat, 'First case');
  const text = { id: String(Date.now()), text: 'to the first', textFormat: 'plain' };
  await chat.send(text);
  const second = await linkNew(chat, 'Second case');
  await chat.send(text);
  const third = await linkNew(chat, 'Third case');
  await chat.say(`scollega ${third.number}`);
  const kept = { id: String(Date.now() + 1), text: 'kept', textFormat: 'plain' };
  await chat.send(kept);
  const post = await chat.untilSays('writeIn', 'kept', first.number);
  const choice = { seal: sealOf(post), heldId: heldIdOf(post) };
  await chat.press('writeIn', { ...choice, number: first.number });
  await chat.press('writeIn', { seal: choice.seal, number: second.number });
  await chat.send(kept);
  await chat.press('writeIn', { ...choice, number: second.number });
  expect(await textsOf(first.conversationId)).toEqual(['to the first', 'kept']);
  expect(await textsOf(second.conversationId)).toEqual([]);
});

it('[SC6] [RL3] a kept text that meets a closed case still waits', async () => {
  const chat = relay.chat('marco-bianchi');
  const first = await linkNew(chat, 'First case');
  const second = await linkNew(chat, 'Second case');
  const third = await linkNew(chat, 'Third case');
  await chat.say(`scollega ${third.number}`);
  await chat.say('Kept twice');
  const post = await chat.untilSays('writeIn', 'Kept twice', second.number);
  const heldId = heldIdOf(post);
  await anna.patch(`/cases/${first.number}`, { state: 'closed' });
  await chat.press('writeIn', { seal: sealOf(post), number: first.number, heldId });
  const closed = await chat.untilSays('reopenAndSend', 'Kept twice');
  await chat.press('reopenAndSend', { seal: sealOf(closed), heldId });
  expect(await textsOf(first.conversationId)).toContain('Kept twice');
  expect(await textsOf(second.conversationId)).toEqual([]);
});

it('[RL9] what was written before the chat was linked is kept, and sent to the case that is linked then', async () => {
  const opened = await openCase(marco, { title: 'To be linked' });
  const chat = relay.chat('marco-bianchi');
  await chat.say('The wire breaks again');
  const post = await chat.untilSays('The wire breaks again', 'heldId');
  const heldId = heldIdOf(post);
  await chat.press('link', { seal: sealOf(post), number: opened.number, heldId });
  const { body } = await marco.get(`/conversations/${opened.conversationId}/messages`);
  const texts = (body as { items: Message[] }).items.filter(({ kind }) => kind === 'message');
  expect(texts.map(({ text }) => text)).toEqual(['The wire breaks again']);
});

it('[SC6] of the two buttons for a kept text the first one counts', async () => {
  const chat = relay.chat('marco-bianchi');
  const opened = await linkNew(chat, 'To be closed');
  await anna.patch(`/cases/${opened.number}`, { state: 'closed' });
  await chat.say('It broke again');
  const post = await chat.untilSays('reopenAndSend', 'It broke again');
  const press = { seal: sealOf(post), heldId: heldIdOf(post) };
  await chat.press('newCaseForMachine', press);
  await chat.press('reopenAndSend', press);
  expect((await anna.get(`/cases/${opened.number}`)).body).toMatchObject({ state: 'closed' });
});
