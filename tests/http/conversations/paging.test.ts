import type { CaseList, ServiceCase } from '../../../api/contract/cases.ts';
import type { ConversationList, ConversationSummary } from '../../../api/contract/conversations.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

const count = 23;

let test: TestApp;
let marco: Caller;
let giulia: Caller;
let chats: string[];
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  giulia = await test.as('giulia-rossi');
  chats = [];
  for (let at = 0; at < count; at += 1) {
    chats.push((await openDirectChat(marco, ['giulia-rossi'], { name: `Chat ${at}` })).id);
  }
});
afterAll(() => test.stop());

it.each([1, 2, 5, 22, 23, 24, 100])(
  '[CV4] pages of %i hold everything once, in the same order',
  async (limit) => {
    const whole = await readAll(marco, 100);
    expect(whole.map((item) => item.id)).toEqual([...chats].reverse());
    const paged = await readAll(marco, limit);
    expect(paged.map((item) => item.id)).toEqual(whole.map((item) => item.id));
  },
);

it('[CV4] the last page has no cursor, also when it is full', async () => {
  const page = (await marco.get(`/conversations?limit=${count}`)).body as ConversationList;
  expect(page.items).toHaveLength(count);
  expect(page.cursor).toBeUndefined();
  expect(
    ((await marco.get(`/conversations?limit=${count - 1}`)).body as ConversationList).cursor,
  ).toBeDefined();
});

it('[CV4] without a limit a page has fifty', async () => {
  const paolo = await test.as('paolo-conti');
  for (let at = 0; at < 51; at += 1) await openDirectChat(paolo, ['federica-bassi']);
  const page = (await paolo.get('/conversations')).body as ConversationList;
  expect([page.items.length, page.cursor]).toEqual([50, expect.any(String)]);
});

it('[CV4] nothing is lost or doubled while messages arrive and the read model takes them up', async () => {
  for (let round = 0; round < 3; round += 1) {
    const work = { isDone: false };
    // Half of the chats are written in all the time, the others stay where they are.
    const busy = chats.filter((_id, at) => at % 2 === 0);
    const writing = (async () => {
      for (let at = 0; !work.isDone; at += 1) await say(giulia, busy[at % busy.length]!, `${round}-${at}`);
    })();
    const seen = (await readAll(marco, 3)).map((item) => item.id);
    work.isDone = true;
    await writing;
    expect(new Set(seen).size).toBe(seen.length);
    for (const id of chats.filter((one) => !busy.includes(one))) expect(seen).toContain(id);
  }
});

it('[CV4] one page asked for again and again never shows a conversation twice, nor without its last message', async () => {
  const work = { isDone: false };
  let last = '';
  const writing = (async () => {
    for (let at = 0; at < 60; at += 1) last = (await say(marco, chats[at % 5]!, `${at}`)).text;
    work.isDone = true;
  })();
  while (!work.isDone) {
    const written = last;
    const page = (await marco.get('/conversations?limit=100')).body as ConversationList;
    expect(page.items.map((item) => item.id).sort()).toEqual([...chats].sort());
    const newest = Math.max(
      ...page.items.map((item) => Number(item.lastMessage?.text.replace(/^.*-/, '') ?? -1)),
    );
    expect(newest).toBeGreaterThanOrEqual(Number(written.replace(/^.*-/, '')));
  }
  await writing;
});

it('[CV4] [SC9] the list of cases pages alike, with a filter too', async () => {
  const dieter = await test.as('dieter-hoffmann');
  const numbers: string[] = [];
  for (let at = 0; at < 11; at += 1)
    numbers.push((await openCase(dieter, { title: `Kopf ${at % 2 ? 'links' : 'rechts'}` })).number);
  const readCases = async (query: string) => {
    const items: ServiceCase[] = [];
    let cursor: string | undefined;
    do {
      const path = `/cases?limit=2${query}${cursor === undefined ? '' : `&cursor=${cursor}`}`;
      const page = (await dieter.get(path)).body as CaseList;
      items.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== undefined);
    return items.map((item) => item.number);
  };
  expect(await readCases('')).toEqual([...numbers].reverse());
  expect(await readCases('&query=kopf%20links')).toHaveLength(5);
  expect(await readCases('&state=open')).toHaveLength(11);
  expect(await readCases('&state=closed')).toEqual([]);
});

/** Every page, one after the other. */
async function readAll(caller: Caller, limit: number): Promise<ConversationSummary[]> {
  const items: ConversationSummary[] = [];
  let cursor: string | undefined;
  do {
    const path = `/conversations?limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`;
    const page = (await caller.get(path)).body as ConversationList;
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
}
