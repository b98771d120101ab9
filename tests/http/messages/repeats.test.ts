import { randomUUID } from 'node:crypto';
import type { Message } from '../../../api/contract/messages.ts';
import type { Answered, Caller } from '../../builders/createCaller.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let giulia: Caller;
let elsewhere: Caller;
let id: string;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  giulia = await test.as('giulia-rossi');
  elsewhere = await test.as('marco-bianchi', (await test.startInstance()).url);
});
afterAll(() => test.stop());
beforeEach(async () => {
  ({ id } = await openDirectChat(marco, ['giulia-rossi']));
});

it('[MS1] a message sent twice exists once, and both answers are the same', async () => {
  const draft = { clientId: 'a', text: 'Ciao' };
  const first = await send(marco, draft);
  const second = await send(marco, draft);
  const third = await send(elsewhere, draft);
  expect([first.status, second.status, third.status]).toEqual([201, 200, 200]);
  expect([second.body, third.body]).toEqual([first.body, first.body]);
  expect(await readTexts(giulia)).toEqual(['Ciao']);
});

it('[MS1] it is stored when the answer comes: another instance has it', async () => {
  const { body } = await send(marco, { clientId: 'stored', text: 'Stored' });
  const fresh = await test.startInstance();
  const { items } = (await (await test.as('giulia-rossi', fresh.url)).get(`/conversations/${id}/messages`))
    .body as {
    items: Message[];
  };
  expect(items).toContainEqual(body);
});

it('[MS1] one id for two texts is a conflict, and the first stands', async () => {
  const { id: quoted } = await say(giulia, id, 'Quoted');
  await send(marco, { clientId: 'a', text: 'Ciao' });
  const others = [
    { clientId: 'a', text: 'Ciao!' },
    { clientId: 'a', text: 'ciao' },
    { clientId: 'a', text: ' Ciao' },
    { clientId: 'a', text: 'Ciao', replyTo: quoted },
  ];
  for (const draft of others) {
    for (const caller of [marco, elsewhere]) {
      const answer = await send(caller, draft);
      expect({ status: answer.status, body: answer.body }).toMatchObject({
        status: 409,
        body: { error: { code: 'conflict' } },
      });
    }
  }
  expect(await readTexts(giulia)).toEqual(['Quoted', 'Ciao']);
});

it('[MS1] of two texts at once under one id one is stored and the other refused', async () => {
  for (let round = 0; round < 10; round += 1) {
    const clientId = `two-${round}`;
    const answers = await Promise.all([
      send(marco, { clientId, text: 'One' }),
      send(round % 2 ? marco : elsewhere, { clientId, text: 'Two' }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  }
  expect(await readTexts(giulia)).toHaveLength(10);
});

it('[MS1] the same id is another message of another person, and in another conversation', async () => {
  const draft = { clientId: 'a', text: 'Ciao' };
  await send(marco, draft);
  expect((await send(giulia, draft)).status).toBe(201);
  const other = await openDirectChat(marco, ['giulia-rossi']);
  expect((await marco.post(`/conversations/${other.id}/messages`, draft)).status).toBe(201);
  expect(await readTexts(giulia)).toEqual(['Ciao', 'Ciao']);
});

it('[MS1] fifty times at once, on two instances, is one message and fifty equal answers', async () => {
  const draft = { clientId: randomUUID(), text: 'Fifty' };
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_one, at) => send(at % 2 ? marco : elsewhere, draft)),
  );
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(49);
  expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
  expect(await readTexts(giulia)).toEqual(['Fifty']);
});

it('[MS1] repeats among new messages, all at once, change nothing of those', async () => {
  const drafts = Array.from({ length: 20 }, (_one, at) => ({ clientId: `mixed-${at}`, text: `${at}` }));
  await Promise.all(drafts.slice(0, 10).map((draft) => send(marco, draft)));
  const answers = await Promise.all([...drafts, ...drafts, ...drafts].map((draft) => send(marco, draft)));
  expect(answers.every((answer) => answer.status <= 201)).toBe(true);
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(10);
  for (const [at, answer] of answers.entries()) expect((answer.body as Message).text).toBe(`${at % 20}`);
  expect((await readTexts(giulia)).sort()).toEqual(drafts.map((draft) => draft.text).sort());
});

it('[MS1] a repeat of long ago is known too, though memory has let go of it', async () => {
  const first = await send(marco, { clientId: 'long-ago', text: 'Long ago' });
  for (let batch = 0; batch < 6; batch += 1) {
    await Promise.all(Array.from({ length: 100 }, () => say(giulia, id)));
  }
  const again = await send(marco, { clientId: 'long-ago', text: 'Long ago' });
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect((await send(marco, { clientId: 'long-ago', text: 'Another' })).status).toBe(409);
  const both = await Promise.all([
    send(marco, { clientId: 'long-ago', text: 'Long ago' }),
    send(marco, { clientId: 'new', text: 'New' }),
    send(giulia, { clientId: 'long-ago', text: 'Not hers' }),
  ]);
  expect(both.map((answer) => answer.status)).toEqual([200, 201, 201]);
});

it('[MS1] the client’s id is 1 to 100 visible characters', async () => {
  for (const clientId of [
    '!',
    '~',
    'x'.repeat(100),
    '../../etc/passwd',
    '__proto__',
    '%00',
    '{"a":1}',
    "'",
  ]) {
    const answer = await send(marco, { clientId, text: clientId });
    expect([answer.status, (answer.body as Message).clientId]).toEqual([201, clientId]);
    expect((answer.body as Message).id).toMatch(/^[\da-f-]{36}$/);
  }
  for (const clientId of ['', 'x'.repeat(101), 'a b', 'ä', 'a\n', '\u0000', '🙂', null, 7, ['a']]) {
    const answer = await send(marco, { clientId: clientId as string, text: 'x' });
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 400,
      body: { error: { field: 'clientId' } },
    });
  }
});

function send(
  caller: Caller,
  draft: { clientId: string; text: string; replyTo?: string },
): Promise<Answered> {
  return caller.post(`/conversations/${id}/messages`, draft);
}

async function readTexts(caller: Caller): Promise<string[]> {
  const { items } = (await caller.get(`/conversations/${id}/messages?limit=100`)).body as {
    items: Message[];
  };
  return items.filter((item) => item.kind === 'message').map((item) => item.text);
}
