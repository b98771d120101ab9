import { z } from 'zod';
import { apiError } from '../../../api/contract/errors.ts';
import { limits } from '../../../api/contract/limits.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { sendRaw, type RawAnswer } from '../../builders/sendRaw.ts';
import { startMeeting } from '../../builders/startMeeting.ts';
import { openWhiteboard } from '../../builders/openWhiteboard.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { examples, fillPath, nameOf, routes } from '../isolation/examples.ts';
import { say } from '../../builders/say.ts';
import { shareChecked } from '../isolation/hidden.ts';

type Route = (typeof routes)[number];

const withBody = routes
  .filter((route) => route.body !== null)
  .map((route) => [nameOf(route), route] as const);

const messages = routes.find((one) => nameOf(one) === 'POST /api/conversations/:conversationId/messages')!;

let test: TestApp;
let marco: Caller;
let ids: Record<string, string>;
beforeAll(async () => {
  test = await startTestApp({ hasBlobs: true });
  marco = await test.as('marco-bianchi');
  const { number } = await openCase(marco);
  const { id: conversationId } = await openDirectChat(marco, ['giulia-rossi']);
  const fileId = await shareChecked(marco, conversationId);
  const { id: messageId } = await say(marco, conversationId);
  const { id: whiteboardId } = await openWhiteboard(marco, conversationId);
  const { id: meetingId } = await startMeeting(marco, conversationId);
  ids = { number, conversationId, fileId, personId: 'giulia-rossi', messageId, whiteboardId, meetingId };
});
afterAll(() => test.stop());

describe.each(withBody)('%s', (_name, route) => {
  it('[SE2] refuses what is no JSON', async () => {
    const bodies = [
      '{',
      '{"',
      '[1,',
      '{"a":1,}',
      "{'a':1}",
      'undefined',
      'NaN',
      '{"a":1}{"a":1}',
      '\0',
      '<xml/>',
    ];
    for (const body of bodies) expectInvalid(await send(route, { body }), 'body');
    expectInvalid(await send(route, { body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) }), 'body');
    expectInvalid(await send(route, { body: Buffer.from('{"text":"\u00e9"}', 'latin1') }), 'body');
  });

  it('[SE2] refuses JSON that is no object', async () => {
    for (const body of ['null', '[]', '[{}]', '"text"', '7', '1e308', 'true', 'false', '""', '0']) {
      expectInvalid(await send(route, { body }), 'body');
    }
  });

  it('[SE2] refuses a body that is not declared as JSON', async () => {
    const body = JSON.stringify(examples[nameOf(route)]!.body);
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/jsonp',
      'text/json',
    ];
    for (const type of types) expectInvalid(await send(route, { body, type }), 'body');
    expectInvalid(await send(route, { body, type: null }), 'body');
  });

  it('[SE2] takes an empty body for an empty object', async () => {
    const answer = await send(route, { body: '' });
    if (route.body!.safeParse({}).success) expect(answer.status).toBeLessThan(300);
    else expectInvalid(answer);
  });

  it('[SE2] is not led astray by __proto__ and constructor', async () => {
    const good = JSON.stringify(examples[nameOf(route)]!.body).slice(1);
    const tricks = [
      '"__proto__":{"polluted":true,"text":"x","personIds":["marco-bianchi"]}',
      '"constructor":{"prototype":{"polluted":true}}',
      '"prototype":{"polluted":true}',
      '"toString":1,"hasOwnProperty":2,"then":3,"toJSON":4',
    ];
    for (const trick of tricks) {
      const answer = await send(route, { body: good === '}' ? `{${trick}}` : `{${trick},${good}` });
      expectClear(answer);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }
    expectInvalid(await send(route, { body: '{"__proto__":null' }), 'body');
  });

  it('[SE2] is not exhausted by nesting of 10,000 levels', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const deepObject = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    expectInvalid(await send(route, { body: deep }), 'body');
    expectClear(await send(route, { body: deepObject }));
    for (const field of fieldsOf(route)) {
      expectClear(await send(route, { body: `{${JSON.stringify(field)}:${deep}}` }));
      expectClear(await send(route, { body: `{${JSON.stringify(field)}:${deepObject}}` }));
    }
  });

  it('[SE2] refuses each field by its name when its value is none', async () => {
    const good = examples[nameOf(route)]!.body as Record<string, unknown>;
    for (const field of fieldsOf(route)) {
      for (const value of oddValues) {
        const text = JSON.stringify({ ...good, [field]: '⬚' }).replace('"⬚"', value);
        const answer = await send(route, { body: text });
        expectClear(answer);
        const checked = route.body!.safeParse(JSON.parse(text));
        if (!checked.success) expectInvalid(answer, field);
      }
    }
  });

  it('[SE2] answers 413 to a body that is too large, whether it says its length or not', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(300_000) });
    const declared = await send(route, { body: large });
    expectError(declared, { status: 413, code: 'tooLarge' });
    const chunks = Array.from({ length: 40 }, () => Buffer.alloc(8_192, 0x20));
    expectError(await send(route, { chunks }), { status: 413, code: 'tooLarge' });
  });

  it('[SE2] takes a body of exactly the limit, and refuses one byte more', async () => {
    const fill = (size: number) => `{"filler":"${'x'.repeat(size - 13)}"}`;
    expect(fill(100)).toHaveLength(100);
    const atLimit = await send(route, { body: fill(limits.jsonBody) });
    expect(atLimit.status).not.toBe(413);
    expectClear(atLimit);
    expectError(await send(route, { body: fill(limits.jsonBody + 1) }), { status: 413, code: 'tooLarge' });
    const oneMore = [Buffer.from(fill(limits.jsonBody)), Buffer.from(' ')];
    expectError(await send(route, { chunks: oneMore }), { status: 413, code: 'tooLarge' });
  });
});

it('[SE2] answers 413 also while megabytes are still on their way', async () => {
  const chunks = Array.from({ length: 128 }, () => Buffer.alloc(65_536, 0x20));
  expectError(await send(messages, { chunks }), { status: 413, code: 'tooLarge' });
  expectError(await send(messages, { body: Buffer.concat(chunks) }), { status: 413, code: 'tooLarge' });
});

it('[SE2] a body in pieces is put together, also in the middle of a character', async () => {
  const bytes = Buffer.from(JSON.stringify({ clientId: 'pieces', text: 'Größe 🙂 – è qui' }));
  const chunks = [...bytes].map((byte) => Buffer.from([byte]));
  const answer = await send(messages, { chunks });
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ text: 'Größe 🙂 – è qui' });
});

/** Values as JSON text: numbers that no number type holds cannot be written otherwise. */
const oddValues = [
  'null',
  'true',
  '0',
  '-1',
  '7',
  '1.5',
  '1e308',
  '1e999',
  '-1e999',
  '9007199254740992',
  '123456789012345678901234567890',
  '""',
  '" "',
  '"\\u0000"',
  '"\\ud800"',
  '"a\\udc00b"',
  '"__proto__"',
  '"constructor"',
  `"${'x'.repeat(25_000)}"`,
  '[]',
  '[null]',
  '[7]',
  '[[]]',
  '[""]',
  '["__proto__"]',
  '{}',
  '{"__proto__":{"polluted":true}}',
  '{"model":7}',
  '{"name":{"a":1}}',
  `[${'"x",'.repeat(500)}"x"]`,
];

function fieldsOf(route: Route): string[] {
  return Object.keys(z.toJSONSchema(route.body!, { io: 'input', unrepresentable: 'any' }).properties ?? {});
}

function send(
  route: Route,
  sent: { body?: string | Buffer; chunks?: Buffer[]; type?: string | null },
): Promise<RawAnswer> {
  const { type = 'application/json', body, chunks } = sent;
  return sendRaw(test.url, {
    method: route.method,
    path: fillPath(route.path, ids),
    headers: {
      authorization: `Bearer ${marco.token}`,
      ...(type === null ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body }),
    ...(chunks === undefined ? {} : { chunks }),
  });
}

/** An answer of the contract: what was asked for, or a clear refusal. Never a fault of the server. */
function expectClear(answer: RawAnswer): void {
  expect(answer.status).toBeLessThan(500);
  if (answer.status >= 400) apiError.parse(answer.body);
}

function expectInvalid(answer: RawAnswer, field?: string): void {
  expectError(answer, { status: 400, code: 'invalid' });
  if (field !== undefined) {
    expect((answer.body as { error: { field: string } }).error.field.split('.')[0]).toBe(field);
  }
}

function expectError(answer: RawAnswer, expected: { status: number; code: string }): void {
  expect({ status: answer.status, text: answer.text }).toEqual({
    status: expected.status,
    text: expect.stringContaining(`"${expected.code}"`),
  });
  apiError.parse(answer.body);
}
