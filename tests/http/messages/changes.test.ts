import type { Message } from '../../../api/contract/messages.ts';
import { hashEntry } from '../../../api/domain/chain.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openStream } from '../../builders/openStream.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let anna: Caller;
let conversationId: string;

beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  anna = await test.as('anna-keller');
  const opened = await openCase(marco);
  conversationId = opened.conversationId;
  await anna.post(`/cases/${opened.number}/watchers`);
});
afterAll(() => test.stop());

const path = (message: { id: string }, more = '') =>
  `/conversations/${conversationId}/messages/${message.id}${more}`;
const send = async (text: string, by = marco): Promise<Message> =>
  (await by.post(`/conversations/${conversationId}/messages`, { clientId: crypto.randomUUID(), text })).body;
const reload = async (message: Message): Promise<Message> => {
  const answer = await anna.get(
    `/conversations/${conversationId}/messages?after=${message.sequence - 1}&limit=1`,
  );
  return (answer.body as { items: Message[] }).items[0] as Message;
};

it('[MS4] the author edits, everybody reads the new text and the earlier ones', async () => {
  const message = await send('Wire breaks');
  const edited = await marco.patch(path(message), { text: 'The wire breaks' });
  expect(edited).toMatchObject({
    status: 200,
    body: { text: 'The wire breaks', editedAt: expect.any(String) },
  });
  await marco.patch(path(message), { text: 'The wire broke' });
  expect(await reload(message)).toMatchObject({ id: message.id, text: 'The wire broke' });
  const earlier = await anna.get(path(message, '/versions'));
  expect((earlier.body as { items: { text: string }[] }).items.map(({ text }) => text)).toEqual([
    'Wire breaks',
    'The wire breaks',
  ]);
});

it('[MS4] only the author edits and deletes, and a blank text is refused', async () => {
  const message = await send('Mine');
  expect(await anna.patch(path(message), { text: 'Yours' })).toMatchObject({ status: 403 });
  expect(await anna.del(path(message))).toMatchObject({ status: 403 });
  expect(await marco.patch(path(message), { text: '  ' })).toMatchObject({ status: 400 });
  expect(await reload(message)).toMatchObject({ text: 'Mine' });
});

it('[MS4] [SE5] of a deleted message no version of its text is left anywhere, and the chain still verifies', async () => {
  const message = await send('secret-one');
  await marco.patch(path(message), { text: 'secret-two' });
  expect(await marco.del(path(message))).toMatchObject({ status: 200, body: { text: '', fileIds: [] } });
  expect(await marco.del(path(message))).toMatchObject({ status: 200 });
  expect(await reload(message)).toMatchObject({ text: '', deletedAt: expect.any(String) });
  expect(await anna.get(path(message, '/versions'))).toMatchObject({ body: { items: [] } });
  const log = await test.app.context.entries.readTail(conversationId, 0);
  expect(JSON.stringify(log)).not.toContain('secret-');
  for (const entry of log) expect(await hashEntry(entry)).toBe(entry.hash);
  const list = await anna.get('/conversations');
  expect(list.text).not.toContain('secret-');
});

it('[MS1] [MS4] sent again after it was deleted it stays deleted', async () => {
  const draft = { clientId: 'deleted-one', text: 'Once' };
  const sent = await marco.post(`/conversations/${conversationId}/messages`, draft);
  await marco.del(path(sent.body));
  const again = await marco.post(`/conversations/${conversationId}/messages`, draft);
  expect(again).toMatchObject({ status: 200, body: { text: '', deletedAt: expect.any(String) } });
});

it('[MS5] members react and take it back, each once', async () => {
  const message = await send('It runs again');
  const thumb = encodeURIComponent('👍');
  await anna.put(path(message, `/reactions/${thumb}`));
  await anna.put(path(message, `/reactions/${thumb}`));
  const both = await marco.put(path(message, `/reactions/${thumb}`));
  expect(both.body).toMatchObject({
    reactions: [{ emoji: '👍', personIds: ['anna-keller', 'marco-bianchi'] }],
  });
  await marco.del(path(message, `/reactions/${thumb}`));
  expect(await reload(message)).toMatchObject({ reactions: [{ emoji: '👍', personIds: ['anna-keller'] }] });
  expect(await marco.put(path(message, '/reactions/ok'))).toMatchObject({ status: 400 });
});

it('[EV1] [EV3] the tabs of another instance are told what became of the message', async () => {
  const { url } = await test.startInstance();
  const stream = await openStream(await test.as('anna-keller', url));
  const message = await send('Tell everybody');
  await say(marco, conversationId, 'in between');
  await marco.patch(path(message), { text: 'Tell all' });
  const event = await stream.until(
    (one) => one.event === 'entry' && (one.data as { changed?: Message }).changed !== undefined,
  );
  expect(event.data).toMatchObject({ message: null, changed: { id: message.id, text: 'Tell all' } });
  stream.close();
});

it('[MS2] edits, deletions and reactions of two instances at once leave one order and one outcome', async () => {
  const { url } = await test.startInstance();
  const other = await test.as('marco-bianchi', url);
  const message = await send('start');
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_one, at) =>
      (at % 2 ? marco : other).patch(path(message), { text: `v${at}` }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  const earlier = await anna.get(path(message, '/versions'));
  const log = await test.app.context.entries.readTail(conversationId, 0);
  const edits = log.flatMap(({ content }) =>
    content.kind === 'messageEdited' && content.messageId === message.id ? [content.text] : [],
  );
  const texts = (earlier.body as { items: { text: string }[] }).items.map(({ text }) => text);
  expect(texts).toEqual(['start', ...edits.slice(0, -1)]);
  expect(await reload(message)).toMatchObject({ text: edits.at(-1) });
  expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_entry, at) => at + 1));
});

it('[SC6] a closed case takes no edits, deletions or reactions', async () => {
  const closed = await openCase(anna, { customerId: 'officine-rossi' });
  const sent = await anna.post(`/conversations/${closed.conversationId}/messages`, {
    clientId: 'x',
    text: 'before',
  });
  const at = `/conversations/${closed.conversationId}/messages/${(sent.body as Message).id}`;
  await anna.patch(`/cases/${closed.number}`, { state: 'closed' });
  for (const answer of [
    await anna.patch(at, { text: 'after' }),
    await anna.del(at),
    await anna.put(`${at}/reactions/${encodeURIComponent('👍')}`),
  ])
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'caseClosed' } } });
});
