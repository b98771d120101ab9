import fc from 'fast-check';
import type { HistoryEntry, Message } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

type Row = { sequence: number };

let test: TestApp;
let marco: Caller;
let fresh: Caller;
let conversationId: string;
/** What the log holds: every entry, and of those the rows that pane 2 shows. */
let all: Record<'messages' | 'history', number[]>;

beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  const anna = await test.as('anna-keller');
  const { number, ...created } = await openCase(marco);
  conversationId = created.conversationId;
  await anna.post(`/cases/${number}/watchers`);
  for (let at = 0; at < 60; at += 1) {
    if (at % 7 === 0) await anna.patch(`/cases/${number}`, { priority: ((at / 7) % 4) + 1 });
    else if (at % 11 === 0) await anna.patch(`/cases/${number}`, { alarmText: `E${at}` });
    else await say(at % 2 ? marco : anna, conversationId, `${at}`);
  }
  all = { messages: [], history: [] };
  for (const kind of ['messages', 'history'] as const) {
    for (let page = await read(kind, 'after=0&limit=50'); page.length > 0;) {
      all[kind].push(...page.map((row) => row.sequence));
      page = await read(kind, `after=${all[kind].at(-1)!}&limit=50`);
    }
  }
  fresh = await test.as('marco-bianchi', (await test.startInstance()).url);
});
afterAll(() => test.stop());

it('[MS2] [MS9] the history has every sequence, the messages those that show a row', () => {
  expect(all.history).toEqual(all.history.map((_sequence, at) => at + 1));
  expect(all.history.length).toBeGreaterThan(64);
  expect(all.messages.length).toBeLessThan(all.history.length - 5);
});

it('[MS9] without parameters come the newest fifty, ascending', async () => {
  for (const kind of ['messages', 'history'] as const) {
    for (const caller of [marco, fresh]) {
      const page = await read(kind, '', caller);
      expect(page.map((row) => row.sequence)).toEqual(all[kind].slice(-50));
    }
  }
});

it('[MS9] before and after exclude themselves; the page lies against the bound', async () => {
  for (const kind of ['messages', 'history'] as const) {
    const rows = all[kind];
    const middle = rows[30]!;
    expect(await sequences(kind, `before=${middle}&limit=3`)).toEqual(rows.slice(27, 30));
    expect(await sequences(kind, `after=${middle}&limit=3`)).toEqual(rows.slice(31, 34));
    expect(await sequences(kind, 'before=1')).toEqual([]);
    expect(await sequences(kind, `after=${rows.at(-1)!}`)).toEqual([]);
    expect(await sequences(kind, 'before=100000&limit=2')).toEqual(rows.slice(-2));
    expect(await sequences(kind, 'after=0&limit=1')).toEqual([1]);
    expect(await sequences(kind, 'before=4&limit=2')).toEqual(kind === 'messages' ? [1, 3] : [2, 3]);
    expect(await sequences(kind, 'limit=1')).toEqual(rows.slice(-1));
    expect(await sequences(kind, 'limit=100')).toEqual(rows.slice(-100));
  }
});

it('[MS9] any page is the one that the bounds say, on an instance that wrote and on one that did not', async () => {
  const query = fc.record({
    kind: fc.constantFrom('messages' as const, 'history' as const),
    bound: fc.constantFrom('before', 'after', ''),
    at: fc.integer({ min: 1, max: 80 }),
    limit: fc.integer({ min: 1, max: 100 }),
    isFresh: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(query, async ({ kind, bound, at, limit, isFresh }) => {
      const rows = all[kind];
      const expected =
        bound === 'after'
          ? rows.filter((sequence) => sequence > at).slice(0, limit)
          : rows.filter((sequence) => bound === '' || sequence < at).slice(-limit);
      const parameters = `${bound === '' ? '' : `${bound}=${at}&`}limit=${limit}`;
      expect(await sequences(kind, parameters, isFresh ? fresh : marco)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

it('[MS9] going back page by page reads everything once, though messages arrive meanwhile', async () => {
  const anna = await test.as('anna-keller');
  const seen: number[] = [];
  let page = await read('messages', 'limit=7');
  while (page.length > 0) {
    seen.unshift(...page.map((row) => row.sequence));
    await say(anna, conversationId, 'meanwhile');
    page = await read('messages', `before=${seen[0]!}&limit=7`);
  }
  expect(seen).toEqual(all.messages);
});

it('[MS9] [CV5] the same row comes from memory and from the store', async () => {
  const newest = await read('messages', 'limit=20');
  const stored = await read('messages', `after=${newest[0]!.sequence - 1}&limit=20`, fresh);
  expect(stored).toEqual(newest);
});

async function read(kind: 'messages' | 'history', query: string, caller = marco): Promise<Row[]> {
  const answer = await caller.get(`/conversations/${conversationId}/${kind}?${query}`);
  expect(answer.status).toBe(200);
  return (answer.body as { items: (Message | HistoryEntry)[] }).items;
}

async function sequences(kind: 'messages' | 'history', query: string, caller = marco): Promise<number[]> {
  return (await read(kind, query, caller)).map((row) => row.sequence);
}
