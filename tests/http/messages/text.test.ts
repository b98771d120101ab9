import { randomUUID } from 'node:crypto';
import type { Message } from '../../../api/contract/messages.ts';
import type { Answered, Caller } from '../../builders/createCaller.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { openStream } from '../../builders/openStream.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let giulia: Caller;
let id: string;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  giulia = await test.as('giulia-rossi');
  ({ id } = await openDirectChat(marco, ['giulia-rossi']));
});
afterAll(() => test.stop());

const intact: Record<string, string> = {
  'G-code and part numbers, as typed': 'N10 G01 X1.5 Y-2,5 F100\n(part "C-204\'460") -- ... (c) 1/2 -> <=',
  'spaces at both ends, tabs and blank lines': '  a\t b \n\n\n c  \n',
  'carriage returns as they came': 'a\r\nb\rc\nd',
  'accents, composed and decomposed, each as it came': 'è e\u0300 ñ n\u0303 Å \u212b A\u030a',
  'emoji with skin, families, flags and keycaps': '👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈 🇮🇹 1️⃣ 🧑🏿‍🏭',
  'combining marks, many on one letter': `Z${'\u0351\u036e\u0302'.repeat(50)}`,
  'letters of many scripts': 'Größe Ελλάδα Ελλαδα Привет 漢字 ひらがな 한국어 ไทย नमस्ते தமிழ் አማርኛ',
  'right-to-left text and its marks': 'אבג \u202eabc\u202c \u200fמימין\u200e \u2067isolate\u2069 مرحبا',
  'zero-width characters and joiners': 'a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg',
  'a byte order mark at the beginning': '\ufefftext',
  'characters beyond the first plane': '𝒜𝔘 𠜎𠜱 𓀀 \u{10ffff}',
  'noncharacters and private ones': '\ufffe\uffff\ue000\u{fdd0}',
  'line separators of JavaScript': 'a\u2028b\u2029c\u0085d',
  'control characters but U+0000': '\u0001\u0007\b\u000b\u001b[31m\u007f\u009b',
  'the replacement character, which nobody put in': 'a\ufffdb',
  'what looks like HTML, a script, a template or an address':
    '<script>alert(1)</script> ${x} {{y}} javascript:0 &amp;',
  'what looks like JSON, SQL or a path': `{"$type":"x"}' OR 1=1; -- ../../etc \\u0000 \\x00 %00`,
  'a number, a word of JSON, a name of JavaScript': 'null',
  'a name that every object has': '__proto__',
};

it.each(Object.entries(intact))('[MS3] keeps %s', async (_what, text) => {
  const answer = await send(text);
  expect(answer.status).toBe(201);
  const sent = answer.body as Message;
  expect(sent.text).toBe(text);
  expect(await readLast(giulia)).toEqual(sent);
  // The same from the store, where no instance has it in memory any more.
  const before = `/conversations/${id}/messages?before=${sent.sequence + 1}&limit=1`;
  expect(((await giulia.get(before)).body as { items: Message[] }).items[0]!.text).toBe(text);
});

it('[MS3] [EV1] keeps all of them on the way through the live events', async () => {
  const stream = await openStream(giulia);
  for (const text of Object.values(intact)) {
    const { id: messageId } = (await send(text)).body as Message;
    const event = await stream.until((one) => one.event === 'entry' && one.data.message?.id === messageId);
    expect(event.event === 'entry' && event.data.message?.text).toBe(text);
  }
  stream.close();
});

it('[MS3] takes 20,000 characters and not one more', async () => {
  for (const character of ['x', 'ü', '漢', '\u0001', '"', '\u200b']) {
    const text = character.repeat(20_000);
    const answer = await send(text);
    expect([answer.status, (answer.body as Message).text === text]).toEqual([201, true]);
    expectRefused(await send(`${text}x`));
  }
  // A character beyond the first plane counts as one, as OpenAPI's maxLength does.
  expect((await send('🙂'.repeat(20_000))).status).toBe(201);
  expectRefused(await send('🙂'.repeat(20_001)));
});

it('[MS3] takes 20,000 characters of which each is written as an escape, or as two', async () => {
  for (const [escape, character] of [
    ['\\u00e9', 'é'],
    ['\\ud83d\\ude42', '🙂'],
  ] as const) {
    const body = `{"clientId":"${randomUUID()}","text":"${escape.repeat(20_000)}"}`;
    const answer = await marco.post(`/conversations/${id}/messages`, body);
    expect([answer.status, (answer.body as Message).text === character.repeat(20_000)]).toEqual([201, true]);
  }
});

it('[MS3] refuses U+0000 and halves of surrogate pairs, however they are written', async () => {
  const bad = [
    '\\u0000',
    'a\\u0000b',
    '\\ud800',
    '\\udc00',
    'a\\ud83d',
    '\\ud83d\\ud83d\\ude42',
    '\\udc00\\ud800',
    '\\uDBFF',
  ];
  for (const text of bad) {
    expectRefused(
      await marco.post(`/conversations/${id}/messages`, `{"clientId":"${randomUUID()}","text":"${text}"}`),
    );
  }
  const whole = await marco.post(
    `/conversations/${id}/messages`,
    '{"clientId":"pair","text":"\\ud83d\\ude42"}',
  );
  expect([whole.status, (whole.body as Message).text]).toEqual([201, '🙂']);
});

it('[MS3] refuses what is blank, and what is no text', async () => {
  for (const text of [
    '',
    ' ',
    '\n\t \r',
    '\u00a0\u2003\u3000',
    '\ufeff',
    null,
    7,
    true,
    [],
    {},
    ['a'],
    undefined,
  ]) {
    expectRefused(await send(text as string));
  }
});

it('[MS3] names and titles are held to the same: intact, and never U+0000 or half a pair', async () => {
  const name = 'Größe 👩‍👩‍👧‍👦 \u202eabc';
  const chat = await openDirectChat(marco, ['giulia-rossi'], { name });
  expect(chat.name).toBe(name);
  const bodies = [
    ['/conversations', '{"kind":"direct","memberIds":["giulia-rossi"],"name":"a\\u0000"}'],
    ['/conversations', '{"kind":"direct","memberIds":["giulia-rossi"],"name":"\\ud800"}'],
    ['/cases', '{"title":"a\\udc00b"}'],
    ['/cases', '{"title":"x","description":"\\u0000"}'],
    ['/cases', '{"title":"x","machine":{"serialNumber":"\\ud800"}}'],
    ['/cases', '{"title":"x","contact":{"name":"\\u0000"}}'],
  ] as const;
  for (const [path, body] of bodies) expect((await marco.post(path, body)).status).toBe(400);
});

function send(text: string): Promise<Answered> {
  return marco.post(`/conversations/${id}/messages`, { clientId: randomUUID(), text });
}

async function readLast(caller: Caller): Promise<Message> {
  return ((await caller.get(`/conversations/${id}/messages?limit=1`)).body as { items: Message[] }).items[0]!;
}

function expectRefused(answer: Answered): void {
  expect({ status: answer.status, body: answer.body }).toMatchObject({
    status: 400,
    body: { error: { code: 'invalid', field: 'text' } },
  });
}
