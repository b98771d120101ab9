import type { Container, FeedOptions } from '@azure/cosmos';
import { errorOf, openTestServer } from './openTestServer.ts';
import type { TestServer } from './openTestServer.ts';

let server: TestServer;
let container: Container;

beforeAll(async () => {
  server = await openTestServer();
});
beforeEach(async () => {
  container = await server.createContainer();
  for (let sequence = 10; sequence <= 90; sequence += 10) {
    await container.items.create({ id: `m${sequence}`, log: 'a', sequence, row: sequence % 20 === 0 });
  }
});
afterAll(() => server.close());

const newest = 'SELECT VALUE c.sequence FROM c WHERE c.sequence < 100 ORDER BY c.sequence DESC';

async function page<T = number>(
  query: string,
  options: FeedOptions = {},
  from = container,
): Promise<{ values: T[]; token: string | undefined }> {
  const answer = await from.items
    .query(query, { partitionKey: 'a', maxItemCount: 3, ...options })
    .fetchNext();
  return { values: answer.resources as T[], token: answer.continuationToken };
}

test('a token goes on where the page ended, in another client too', async () => {
  const first = await page(newest);
  expect(first.values).toEqual([90, 80, 70]);
  const other = server.connect().database(container.database.id).container(container.id);
  const second = await page(newest, { continuationToken: first.token! }, other);
  expect(second.values).toEqual([60, 50, 40]);
  const third = await page(newest, { continuationToken: second.token! });
  expect(third).toEqual({ values: [30, 20, 10], token: undefined });
});

test('a page that just fills has no token behind it', async () => {
  expect(await page('SELECT VALUE c.sequence FROM c WHERE c.sequence > 60 ORDER BY c.sequence')).toEqual({
    values: [70, 80, 90],
    token: undefined,
  });
});

test('items written meanwhile are seen behind the token and do not disturb before it', async () => {
  const first = await page(newest);
  await container.items.create({ id: 'm85', log: 'a', sequence: 85 });
  await container.items.create({ id: 'm55', log: 'a', sequence: 55 });
  await container.item('m60', 'a').delete();
  await container.items.upsert({ id: 'm70', log: 'a', sequence: 70, text: 'edited' });
  expect((await page(newest, { continuationToken: first.token! })).values).toEqual([55, 50, 40]);
});

test('without an order nothing is lost or doubled while items are edited', async () => {
  const query = 'SELECT VALUE c.sequence FROM c';
  const seen: number[] = [];
  let token: string | undefined;
  do {
    const next = await page(query, token ? { continuationToken: token } : {});
    for (const sequence of next.values) {
      seen.push(sequence);
      await container.items.upsert({ id: `m${sequence}`, log: 'a', sequence, text: 'edited' });
    }
    token = next.token;
  } while (token);
  expect(seen.toSorted((a, b) => a - b)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
});

test('a token outlives a restart', async () => {
  const first = await page(newest);
  const again = await server.restart(container);
  container = again;
  expect((await page(newest, { continuationToken: first.token! })).values).toEqual([60, 50, 40]);
});

test('a token of another query is refused', async () => {
  const { token } = await page(newest);
  const other = 'SELECT VALUE c.sequence FROM c WHERE c.row = true ORDER BY c.sequence DESC';
  expect(await errorOf(page(other, { continuationToken: token! }))).toMatchObject({ code: 400 });
  expect(await errorOf(page(newest, { continuationToken: 'nonsense' }))).toMatchObject({ code: 400 });
});

test('a page ends before 4 MB, whatever size was asked for', async () => {
  for (let i = 1; i <= 5; i += 1)
    await container.items.create({ id: `large${i}`, log: 'large', sequence: i, text: 'x'.repeat(1_500_000) });
  const query = 'SELECT * FROM c ORDER BY c.sequence';
  const first = await page<{ sequence: number }>(query, { partitionKey: 'large', maxItemCount: -1 });
  expect(first.values.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  const second = await page<{ sequence: number }>(query, {
    partitionKey: 'large',
    maxItemCount: -1,
    continuationToken: first.token!,
  });
  expect(second.values.map(({ sequence }) => sequence)).toEqual([4, 5]);
});

test('the size of a page is 100 unless told otherwise, 1,000 if left to the server', async () => {
  const many = Array.from({ length: 1100 }, (_, i) => ({
    operationType: 'Create',
    resourceBody: { id: `${i}`, log: 'many', sequence: i },
  }));
  for (let i = 0; i < many.length; i += 100)
    await container.items.batch(many.slice(i, i + 100) as never[], 'many');
  const size = async (maxItemCount: number | undefined): Promise<number> =>
    (await page('SELECT VALUE c.id FROM c', { partitionKey: 'many', maxItemCount })).values.length;
  expect([await size(undefined), await size(-1), await size(1100)]).toEqual([100, 1000, 1100]);
});
