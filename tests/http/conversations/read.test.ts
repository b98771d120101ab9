import type { Conversation, ConversationList, ReadState } from '../../../api/contract/conversations.ts';
import type { Message } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { openStream } from '../../builders/openStream.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let giulia: Caller;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  giulia = await test.as('giulia-rossi');
});
afterAll(() => test.stop());

it('[MS11] messages of others are unread until they are read, each person for himself', async () => {
  const { id } = await openDirectChat(marco, ['giulia-rossi', 'paolo-conti']);
  const paolo = await test.as('paolo-conti');
  const sent: Message[] = [];
  for (const text of ['eins', 'zwei', 'drei']) sent.push(await say(marco, id, text));
  expect(await readState(giulia, id)).toMatchObject({ unread: 3 });
  expect(await markRead(giulia, id, sent[1]!.sequence)).toEqual({ readUpTo: sent[1]!.sequence, unread: 1 });
  expect(await readState(giulia, id)).toEqual({ readUpTo: sent[1]!.sequence, unread: 1 });
  expect(await readState(paolo, id)).toMatchObject({ unread: 3 });
  const listed = (await giulia.get('/conversations')).body as ConversationList;
  expect(listed.items.find((item) => item.id === id)).toMatchObject({
    unread: 1,
    readUpTo: sent[1]!.sequence,
  });
});

it('[MS11] the mark never goes backwards, in whatever order two devices send it', async () => {
  const { id } = await openDirectChat(marco, ['giulia-rossi']);
  const sent: Message[] = [];
  for (let at = 0; at < 10; at += 1) sent.push(await say(marco, id, `${at}`));
  const sequences = sent.map((message) => message.sequence);
  await markRead(giulia, id, sequences[7]!);
  expect(await markRead(giulia, id, sequences[2]!)).toEqual({ readUpTo: sequences[7], unread: 2 });
  expect(await markRead(giulia, id, 0)).toEqual({ readUpTo: sequences[7], unread: 2 });
  const other = await test.startInstance();
  const elsewhere = await test.as('giulia-rossi', other.url);
  await elsewhere.get(`/conversations/${id}`);
  await Promise.all([9, 3, 8, 1, 6].map((at) => markRead(at % 2 ? giulia : elsewhere, id, sequences[at]!)));
  expect(await readState(giulia, id)).toEqual({ readUpTo: sequences[9], unread: 0 });
  await other.app.stop();
});

it('[MS11] beyond the newest entry means the newest, and what comes later is unread again', async () => {
  const { id } = await openDirectChat(marco, ['giulia-rossi']);
  const { sequence } = await say(marco, id);
  expect(await markRead(giulia, id, Number.MAX_SAFE_INTEGER)).toEqual({ readUpTo: sequence, unread: 0 });
  await say(marco, id);
  expect(await readState(giulia, id)).toEqual({ readUpTo: sequence, unread: 1 });
});

it('[MS11] who writes has read what stands above', async () => {
  const { id } = await openDirectChat(marco, ['giulia-rossi']);
  await say(marco, id, 'one');
  await say(marco, id, 'two');
  const own = await say(giulia, id, 'three');
  expect(await readState(giulia, id)).toEqual({ readUpTo: own.sequence, unread: 0 });
  expect(await readState(marco, id)).toMatchObject({ unread: 1 });
});

it('[MS11] [SC9] who joins or is added starts with nothing unread', async () => {
  const { number, conversationId } = await openCase(marco);
  for (let at = 0; at < 5; at += 1) await say(marco, conversationId, `${at}`);
  const anna = await test.as('anna-keller');
  await anna.post(`/cases/${number}/watchers`);
  expect(await readState(anna, conversationId)).toMatchObject({ unread: 0 });
  await marco.post(`/cases/${number}/watchers`, { personIds: ['paolo-conti'] });
  const paolo = await test.as('paolo-conti');
  expect(await readState(paolo, conversationId)).toMatchObject({ unread: 0 });
  await say(marco, conversationId, 'now');
  expect(await readState(anna, conversationId)).toMatchObject({ unread: 1 });
  expect(await readState(paolo, conversationId)).toMatchObject({ unread: 1 });
});

it('[CV5] [MS11] lines are not unread, nor do they make read what is not', async () => {
  const { id } = await openDirectChat(marco, ['giulia-rossi'], { name: 'Uno' });
  await say(marco, id);
  await marco.patch(`/conversations/${id}`, { name: 'Due' });
  await marco.post(`/conversations/${id}/members`, { personIds: ['paolo-conti'] });
  expect(await readState(giulia, id)).toMatchObject({ unread: 1 });
  await giulia.patch(`/conversations/${id}`, { name: 'Tre' });
  expect(await readState(giulia, id)).toMatchObject({ unread: 1 });
});

it('[MS11] the mark may stand on a line; then every message above it is read', async () => {
  const { id } = await openDirectChat(marco, ['giulia-rossi'], { name: 'Uno' });
  await say(marco, id);
  const renamed = (await marco.patch(`/conversations/${id}`, { name: 'Due' })).body as Conversation;
  await say(marco, id);
  expect(await markRead(giulia, id, renamed.sequence)).toEqual({ readUpTo: renamed.sequence, unread: 1 });
});

it('[MS11] counts right far back in a long conversation, where memory does not reach', async () => {
  const { id } = await openDirectChat(marco, ['giulia-rossi']);
  for (let batch = 0; batch < 8; batch += 1) {
    await Promise.all(Array.from({ length: 100 }, (_one, at) => say(marco, id, `${batch}-${at}`)));
  }
  expect(await readState(giulia, id)).toMatchObject({ unread: 800 });
  const firstSequence = 4;
  expect(await markRead(giulia, id, firstSequence + 9)).toEqual({ readUpTo: firstSequence + 9, unread: 790 });
  expect(await markRead(giulia, id, firstSequence + 799)).toMatchObject({ unread: 0 });
});

it('[MS11] [EV1] one’s other devices are told, and nobody else', async () => {
  const { id } = await openDirectChat(marco, ['giulia-rossi']);
  const { sequence } = await say(marco, id);
  const [own, ofMarco] = [await openStream(giulia), await openStream(marco)];
  await markRead(giulia, id, sequence);
  const event = await own.until((one) => one.event === 'read' && one.data.conversationId === id);
  expect(event.data).toEqual({ conversationId: id, readUpTo: sequence, unread: 0 });
  const last = await say(giulia, id, 'end');
  await ofMarco.until((one) => one.event === 'entry' && one.data.message?.id === last.id);
  expect(ofMarco.events.filter((one) => one.event === 'read')).toEqual([]);
  own.close();
  ofMarco.close();
});

it('[MS11] comes back with who comes back: what was said while he was out is not unread', async () => {
  const { id } = await openDirectChat(marco, ['giulia-rossi', 'paolo-conti']);
  const paolo = await test.as('paolo-conti');
  const first = await say(marco, id);
  await markRead(paolo, id, first.sequence);
  await marco.del(`/conversations/${id}/members/paolo-conti`);
  await say(marco, id);
  await marco.post(`/conversations/${id}/members`, { personIds: ['paolo-conti'] });
  expect(await readState(paolo, id)).toMatchObject({ unread: 0 });
});

async function markRead(caller: Caller, id: string, sequence: number): Promise<ReadState> {
  const answer = await caller.put(`/conversations/${id}/read`, { sequence });
  expect(answer.status).toBe(200);
  return answer.body;
}

async function readState(caller: Caller, id: string): Promise<ReadState> {
  const { readUpTo, unread } = (await caller.get(`/conversations/${id}`)).body as Conversation;
  return { readUpTo, unread };
}
