import { z } from 'zod';
import { apiError } from '../../../api/contract/errors.ts';
import type { Answered, Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import { startMeeting } from '../../builders/startMeeting.ts';
import { openWhiteboard } from '../../builders/openWhiteboard.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { fillPath, nameOf, routes } from '../isolation/examples.ts';
import { shareChecked } from '../isolation/hidden.ts';

const withQuery = routes
  .filter((route) => route.query !== null)
  .map((route) => [nameOf(route), route] as const);
const pages = ['messages', 'history'];

let test: TestApp;
let marco: Caller;
let ids: Record<string, string>;
beforeAll(async () => {
  test = await startTestApp({ hasBlobs: true });
  marco = await test.as('marco-bianchi');
  const { number } = await openCase(marco);
  const { id: conversationId } = await openDirectChat(marco, ['giulia-rossi']);
  for (const text of ['eins', 'zwei', 'drei']) await say(marco, conversationId, text);
  const { id: whiteboardId } = await openWhiteboard(marco, conversationId);
  const { id: meetingId } = await startMeeting(marco, conversationId);
  ids = {
    number,
    conversationId,
    fileId: await shareChecked(marco, conversationId),
    whiteboardId,
    meetingId,
  };
});
afterAll(() => test.stop());

describe.each(withQuery)('%s', (_name, route) => {
  const path = () => fillPath(route.path, ids).replace('/api', '');
  const fields = Object.keys(
    z.toJSONSchema(route.query!, { io: 'input', unrepresentable: 'any' }).properties ?? {},
  );

  it('[SE2] refuses each parameter by its name when its value is none', async () => {
    for (const field of fields) {
      for (const value of oddValues) {
        const answer = await marco.get(`${path()}?${field}=${value}`);
        expectClear(answer);
        if (answer.status === 400) expect(answer.body).toMatchObject({ error: { field } });
      }
    }
  });

  it('[SE2] refuses a parameter that is given twice: nobody can say which one counts', async () => {
    for (const field of fields) {
      const answer = await marco.get(`${path()}?${field}=1&${field}=2`);
      // Who calls is asked before what he asks for.
      if (field === 'token') expect(answer.status).toBe(401);
      else expectInvalid(answer, field);
    }
  });

  it('[SE2] passes over parameters it does not know, whatever they are called', async () => {
    const query = '__proto__[polluted]=1&constructor=2&x[]=3&&=&%00=1&toString=';
    const headers = { authorization: `Bearer ${marco.token}` };
    const answer = await fetch(`${marco.url}/api${path()}?${query}`, { headers });
    expect(answer.status).toBe(200);
    // The live events would never end.
    await answer.body?.cancel();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe.each(pages)('[MS9] the page of %s', (page) => {
  const get = (query: string) => marco.get(`/conversations/${ids.conversationId}/${page}?${query}`);

  it.each([
    '0',
    '101',
    '-1',
    'abc',
    '',
    '1.5',
    '1e1',
    '0x10',
    '%2010',
    '%2B5',
    '1,2',
    'NaN',
    'Infinity',
    'true',
    '٣',
  ])('[MS9] has no limit of "%s"', async (limit) => expectInvalid(await get(`limit=${limit}`), 'limit'));

  it.each(['before', 'after'])('[MS9] is not bounded %s something that is no sequence', async (bound) => {
    const values = [
      '-1',
      'abc',
      '',
      '1.5',
      '1e308',
      '1e999',
      '9007199254740992',
      '%20',
      'null',
      '0x1',
      '1;2',
    ];
    for (const value of values) expectInvalid(await get(`${bound}=${value}`), bound);
  });

  it('[MS9] begins at 1, so there is nothing before 0, and everything after it', async () => {
    expectInvalid(await get('before=0'), 'before');
    expect((await get('before=1')).body).toEqual({ items: [] });
    const all = (await get('after=0')).body as { items: { sequence: number }[] };
    expect(all.items[0]!.sequence).toBe(1);
    expect((await get('after=9007199254740991')).body).toEqual({ items: [] });
  });

  it('[MS9] takes before or after, not both', async () => {
    expect((await get('before=3&after=1')).status).toBe(400);
  });
});

describe.each(['/cases', '/conversations'])('the cursor of %s', (path) => {
  const tampered = [
    '',
    'x',
    '|',
    'null',
    '2026-01-01T00:00:00.000Z',
    '2026-01-01T00:00:00.000Z|',
    '|00000000-0000-8000-a000-000000000000',
    "2026-01-01T00:00:00.000Z|' OR 1=1 --",
    '2026-01-01T00:00:00.000Z|a b',
    'yesterday|abc',
    '%',
    '%E0%A4%A',
    '\u0000',
    'x'.repeat(400),
    'x'.repeat(401),
    `2026-01-01T00:00:00.000Z|${'a'.repeat(101)}`,
  ];

  it.each(tampered)('[CV4] [SE2] is refused when it is none: %j', async (cursor) => {
    expectInvalid(await marco.get(`${path}?cursor=${encodeURIComponent(cursor)}`), 'cursor');
  });

  it('[CV4] is passed back as it is, written into the address or encoded', async () => {
    const second = await openCase(marco);
    await say(marco, second.conversationId);
    const page = (await marco.get(`${path}?limit=1`)).body as { cursor: string };
    const plain = await marco.get(`${path}?limit=1&cursor=${page.cursor}`);
    const encoded = await marco.get(`${path}?limit=1&cursor=${encodeURIComponent(page.cursor)}`);
    expect(plain.status).toBe(200);
    expect(encoded.body).toEqual(plain.body);
  });
});

const oddValues = [
  '',
  '%20',
  '0',
  '-1',
  '1e308',
  '9007199254740992',
  'abc',
  'null',
  'undefined',
  '[]',
  '{}',
  '%00',
  '%ff',
  '%u0041',
  '%E2%82',
  '%F0%9F%99%82',
  '__proto__',
  'constructor',
  "'%20OR%201=1%20--",
  '%25',
  '*',
  'x'.repeat(300),
  encodeURIComponent('ä '.repeat(99)),
];

function expectClear(answer: Answered): void {
  expect(answer.status).toBeLessThan(500);
  if (answer.status >= 400) apiError.parse(answer.body);
}

function expectInvalid(answer: Answered, field: string): void {
  expect({ status: answer.status, body: answer.body }).toMatchObject({
    status: 400,
    body: { error: { code: 'invalid', field } },
  });
}
