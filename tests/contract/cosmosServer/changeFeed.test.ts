import { ChangeFeedStartFrom } from '@azure/cosmos';
import type { ChangeFeedIteratorResponse, Container, OperationInput, Resource } from '@azure/cosmos';
import { errorOf, openTestServer } from './openTestServer.ts';
import type { TestServer } from './openTestServer.ts';

let server: TestServer;
let container: Container;

beforeAll(async () => {
  server = await openTestServer();
});
beforeEach(async () => {
  container = await server.createContainer();
});
afterAll(() => server.close());

type Page = ChangeFeedIteratorResponse<(Resource & { _lsn: number })[]>;

// `never`: the types of the SDK do not know its own starts as starts.
const read = (start: object, more: object = {}, from = container): Promise<Page> =>
  from.items.getChangeFeedIterator({ changeFeedStartFrom: start, ...more }).readNext() as Promise<Page>;
const follow = (page: Page, more: object = {}, from = container): Promise<Page> =>
  read(ChangeFeedStartFrom.Continuation(page.continuationToken), more, from);
const idsOf = (page: Page): string[] => page.result.map(({ id }) => id);
const write = (id: string, log = 'a'): Promise<unknown> =>
  container.items.upsert({ id, log, sequence: Number(id.slice(1)) });

test('from the beginning it gives the latest versions of all partitions in the order of writing', async () => {
  await write('m1');
  await write('m2', 'b');
  await write('m3');
  await write('m1');
  const page = await read(ChangeFeedStartFrom.Beginning());
  expect(page.statusCode).toBe(200);
  expect(idsOf(page)).toEqual(['m2', 'm3', 'm1']);
  const numbers = page.result.map(({ _lsn }) => _lsn);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(page.result[0]).toMatchObject({ log: 'b', _etag: expect.any(String), _ts: expect.any(Number) });
});

test('nothing new is 304 with a token that goes on', async () => {
  await write('m1');
  const first = await read(ChangeFeedStartFrom.Beginning());
  const second = await follow(first);
  expect(second.statusCode).toBe(304);
  await write('m2');
  expect(idsOf(await follow(second))).toEqual(['m2']);
  expect(idsOf(await follow(first))).toEqual(['m2']);
});

test('from now on it gives what comes after', async () => {
  await write('m1');
  const now = await read(ChangeFeedStartFrom.Now());
  expect(now.statusCode).toBe(304);
  await write('m2');
  expect(idsOf(await follow(now))).toEqual(['m2']);
});

test('from a time it gives what was written then or later', async () => {
  for (const id of ['m1', 'm2', 'm3', 'm4', 'm5']) {
    await write(id);
    server.clock.now += 10_000;
  }
  const page = await read(ChangeFeedStartFrom.Time(new Date(server.clock.now - 25_000)));
  expect(idsOf(page)).toEqual(['m4', 'm5']);
  expect((await read(ChangeFeedStartFrom.Time(new Date(server.clock.now + 60_000)))).statusCode).toBe(304);
});

test('pages are as long as asked for, and none is lost between them', async () => {
  for (let i = 1; i <= 7; i += 1) await write(`m${i}`);
  const pages = [await read(ChangeFeedStartFrom.Beginning(), { maxItemCount: 3 })];
  while (pages.at(-1)!.statusCode === 200) pages.push(await follow(pages.at(-1)!, { maxItemCount: 3 }));
  expect(pages.map(idsOf)).toEqual([['m1', 'm2', 'm3'], ['m4', 'm5', 'm6'], ['m7'], []]);
});

test('what one batch wrote stays together', async () => {
  await write('m1');
  const batch = [2, 3, 4].map((sequence) => ({
    operationType: 'Create',
    resourceBody: { id: `m${sequence}`, log: 'a', sequence },
  }));
  await container.items.batch(batch as OperationInput[], 'a');
  await write('m5');
  const first = await read(ChangeFeedStartFrom.Beginning(), { maxItemCount: 2 });
  expect(idsOf(first)).toEqual(['m1', 'm2', 'm3', 'm4']);
  expect(idsOf(await follow(first))).toEqual(['m5']);
});

test('one partition has a feed of its own', async () => {
  await write('m1');
  await write('m2', 'b');
  const first = await read(ChangeFeedStartFrom.Beginning('a'));
  expect(idsOf(first)).toEqual(['m1']);
  await write('m3', 'b');
  const second = await follow(first);
  expect(second.statusCode).toBe(304);
  await write('m4');
  expect(idsOf(await follow(second))).toEqual(['m4']);
});

test('deletions do not appear, and do not make a token stumble', async () => {
  await write('m1');
  await write('m2');
  const first = await read(ChangeFeedStartFrom.Beginning());
  await container.item('m2', 'a').delete();
  const second = await follow(first);
  expect(second.statusCode).toBe(304);
  await write('m3');
  expect(idsOf(await follow(second))).toEqual(['m3']);
});

test('tokens outlive a restart, also when the newest item was deleted before it', async () => {
  await write('m1');
  await write('m2');
  const token = await read(ChangeFeedStartFrom.Beginning());
  await container.item('m2', 'a').delete();
  const again = await server.restart(container);
  await again.items.create({ id: 'm3', log: 'a', sequence: 3 });
  expect(idsOf(await follow(token, {}, again))).toEqual(['m3']);
});

test('all versions and deletes are refused by name', async () => {
  const all = { changeFeedMode: 'Full-Fidelity Feed' };
  expect(await errorOf(read(ChangeFeedStartFrom.Now(), all))).toMatchObject({
    code: 501,
    message: expect.stringContaining('Full-Fidelity'),
  });
});
