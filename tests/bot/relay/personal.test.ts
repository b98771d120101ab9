import type { Message } from '../../../api/contract/messages.ts';
import { openCase } from '../../builders/openCase.ts';
import { say } from '../../builders/say.ts';
import { sealOf, startPersonalTest, type PersonalTest } from './startPersonalTest.ts';

let relay: PersonalTest['relay'];
let marco: PersonalTest['marco'];
let anna: PersonalTest['anna'];
let linkNew: PersonalTest['linkNew'];
let textsOf: PersonalTest['textsOf'];
let activityOf: PersonalTest['activityOf'];

beforeEach(async () => {
  ({ relay, marco, anna, linkNew, textsOf, activityOf } = await startPersonalTest());
});
afterEach(() => relay.stop());

it('[RL3] of several cases a text goes to the one chosen last, and a reply to the one it answers', async () => {
  const chat = relay.chat('marco-bianchi');
  const first = await linkNew(chat, 'First case');
  const second = await linkNew(chat, 'Second case');
  await chat.say('to the second');
  await say(anna, first.conversationId, 'Question about the first');
  await chat.untilSays('Question about the first');
  await chat.say('an answer', { replyToId: activityOf(chat, 'Question about the first') });
  await chat.say('still to the second');
  expect(await textsOf(second.conversationId)).toEqual(['to the second', 'still to the second']);
  expect(await textsOf(first.conversationId)).toEqual(['Question about the first', 'an answer']);
  const { body } = await anna.get(`/conversations/${first.conversationId}/messages`);
  const [question, reply] = (body as { items: Message[] }).items.filter(({ kind }) => kind === 'message');
  expect(reply?.replyTo).toBe(question?.id);
});

it('[RL3] linking shows who reads, posts nothing old, and unlinking ends it at once', async () => {
  const opened = await openCase(marco, { title: 'With a history' });
  await anna.post(`/cases/${opened.number}/watchers`);
  await say(anna, opened.conversationId, 'Something old');
  const chat = relay.chat('marco-bianchi');
  await chat.say(`link ${opened.number}`);
  await chat.untilSays('Officine Rossi', opened.number);
  await say(anna, opened.conversationId, 'Something new');
  await chat.untilSays('Something new');
  expect(chat.texts().join()).not.toContain('Something old');
  await chat.say('unlink');
  await say(anna, opened.conversationId, 'Not for the chat');
  await chat.say('help');
  await chat.untilSays('imBack');
  expect(chat.texts().join()).not.toContain('Not for the chat');
});

it('[RL3] [SE2] a case of another company is, for the bot too, one that is not there', async () => {
  const dieter = await relay.test.as('dieter-hoffmann');
  const foreign = await openCase(dieter, { title: 'Secret of Ulm' });
  const chat = relay.chat('marco-bianchi');
  await chat.say(`link ${foreign.number}`);
  await relay.connector.waitFor(() => chat.texts().length > 0);
  await chat.say('link SC-2026-999999');
  await relay.connector.waitFor(() => chat.texts().length > 1);
  const [one = '', other = ''] = chat.texts();
  expect(one.replaceAll(foreign.number, 'N')).toBe(other.replaceAll('SC-2026-999999', 'N'));
  expect(one).not.toContain('Ulm');
});

it('[RL9] commands work in every language, unknown text gets an answer, and who is not set up is told kindly', async () => {
  const chat = relay.chat('marco-bianchi');
  for (const word of ['aiuto', 'Hilfe', 'aide', 'ayuda', '帮助']) await chat.say(word);
  await relay.connector.waitFor(() => chat.texts().length >= 5);
  await chat.say('la macchina non va');
  await chat.untilSays('la macchina non va');
  await chat.say('lingua deutsch');
  await chat.say('Fälle');
  await relay.connector.waitFor(() => chat.texts().length >= 8);
  const stranger = relay.chat('dieter-hoffmann');
  await stranger.say('hello', { from: { id: '29:x', name: 'Lena', aadObjectId: crypto.randomUUID() } });
  await stranger.untilSays('Lena');
});

it('[RL9] [SC4] the short form opens one case, however often it is pressed', async () => {
  const chat = relay.chat('marco-bianchi');
  await chat.say('nuovo caso il filo si rompe');
  const post = await chat.untilSays('createCase', 'il filo si rompe');
  const form = {
    seal: sealOf(post),
    title: 'Il filo si rompe',
    severity: 'machineDown',
    otherSerialNumber: '350-1',
  };
  const answers = [await chat.press('createCase', form), await chat.press('createCase', form)];
  for (const { body } of answers) expect(JSON.stringify(body)).toContain('SC-2026-');
  const { items } = (await marco.get('/cases')).body as { items: { title: string; severity: string }[] };
  expect(items.filter(({ title }) => title === 'Il filo si rompe')).toEqual([
    expect.objectContaining({
      severity: 'machineDown',
      machine: expect.objectContaining({ serialNumber: '350-1' }),
    }),
  ]);
});

it('[RL4] edits, deletions and reactions of the tab reach the chat, and those of the chat the tab', async () => {
  const chat = relay.chat('marco-bianchi');
  const { conversationId } = await linkNew(chat, 'Both ways');
  const at = (id: string, more = '') => `/conversations/${conversationId}/messages/${id}${more}`;
  const sent = await say(anna, conversationId, 'Clean the nozle');
  await chat.untilSays('Clean the nozle');
  await anna.patch(at(sent.id), { text: 'Clean the nozzle' });
  await chat.untilSays('Clean the nozzle');
  await anna.put(at(sent.id, `/reactions/${encodeURIComponent('👍')}`));
  await chat.untilSays('Clean the nozzle', '👍');
  await anna.del(at(sent.id));
  await relay.connector.waitFor(() => !chat.texts().join().includes('nozzle'));

  const typed = await chat.say('Fatto');
  await chat.edit(typed, 'Fatto tutto');
  const entry = async () =>
    ((await anna.get(`/conversations/${conversationId}/messages`)).body as { items: Message[] }).items.at(-1);
  expect(await entry()).toMatchObject({ text: 'Fatto tutto', editedAt: expect.any(String) });
  await anna.put(at((await entry())?.id ?? '', `/reactions/${encodeURIComponent('✅')}`));
  await chat.untilSays('✅', 'Fatto tutto');
  await chat.remove(typed);
  expect(await entry()).toMatchObject({ text: '', deletedAt: expect.any(String) });
});

it('[RL5] redelivered, reordered and late activities have the effect of each once', async () => {
  const chat = relay.chat('marco-bianchi');
  const { conversationId } = await linkNew(chat, 'Out of order');
  const id = (nth: number) => String(start + nth);
  const start = Date.now();
  const text = { id: id(1), text: 'once', textFormat: 'plain' };
  await Promise.all([chat.send(text), chat.send(text), chat.send(text)]);
  const late = '2026-11-24T10:00:00.000Z';
  await chat.edit(id(2), 'edited before it came');
  await chat.send({ id: id(2), text: 'the first version', textFormat: 'plain', timestamp: late });
  await chat.remove(id(3));
  await chat.send({ id: id(3), text: 'deleted before it came', textFormat: 'plain' });
  await chat.send({ id: id(4), text: 'v1', textFormat: 'plain' });
  await chat.edit(id(4), 'v3', '2026-11-24T12:00:02.000Z');
  await chat.edit(id(4), 'v2', '2026-11-24T12:00:01.000Z');
  expect(await textsOf(conversationId)).toEqual(['once', 'edited before it came', 'v3']);
});

it('[RL5] a command that comes again late does not act again', async () => {
  const chat = relay.chat('marco-bianchi');
  const opened = await openCase(marco, { title: 'Linked once' });
  const command = { id: String(Date.now()), text: `link ${opened.number}`, textFormat: 'plain' };
  await chat.send(command);
  await chat.untilSays('Linked once');
  await chat.say('unlink');
  await chat.send(command);
  const { body } = await marco.get(`/conversations/${opened.conversationId}/places`);
  expect(body).toMatchObject({ all: 0 });
});

it('[RL3] an edit or a deletion of what was written before the link brings nothing into the case', async () => {
  const chat = relay.chat('marco-bianchi');
  const { conversationId } = await linkNew(chat, 'Newly linked');
  await chat.edit('1789000000000', 'An old secret, without its typo');
  await chat.edit(crypto.randomUUID(), 'Another old secret');
  await chat.remove('1789000000001');
  expect(await textsOf(conversationId)).toEqual([]);
});

it('[MS3] [RL4] an edit that is too long is refused in words, and the text stays as it was', async () => {
  const chat = relay.chat('marco-bianchi');
  const { conversationId } = await linkNew(chat, 'Long edit');
  const typed = await chat.say('short');
  const before = chat.texts().length;
  await chat.edit(typed, 'x'.repeat(20_001));
  await relay.connector.waitFor(() => chat.texts().length > before);
  expect(await textsOf(conversationId)).toEqual(['short']);
});

it('[RL3] a press on a card that holds a message leaves the message, and is answered below', async () => {
  const chat = relay.chat('marco-bianchi');
  const first = await linkNew(chat, 'First case');
  await linkNew(chat, 'Second case');
  await say(anna, first.conversationId, 'An important message');
  const post = await chat.untilSays('An important message', 'writeIn');
  const { body } = await chat.press('writeIn', { seal: sealOf(post), number: first.number });
  expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
  await relay.connector.waitFor(() => (chat.texts().at(-1) ?? '').includes('First case'));
  await chat.say('goes to the first');
  expect(await textsOf(first.conversationId)).toContain('goes to the first');
});
