import { ChangeFeedStartFrom } from '@azure/cosmos';
import type { Container } from '@azure/cosmos';
import { errorOf, openTestServer } from './openTestServer.ts';
import type { TestServer } from './openTestServer.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const pass = (seconds: number): void => {
  server.clock.now += seconds * 1000;
};
const isThere = async (container: Container, id: string): Promise<boolean> =>
  (await container.item(id, 'a').read()).statusCode === 200;

test('the default of the container counts from the last write', async () => {
  const container = await server.createContainer({ defaultTtl: 10 });
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  pass(9);
  expect(await isThere(container, 'm1')).toBe(true);
  await container.items.upsert({ id: 'm1', log: 'a', sequence: 1 });
  pass(9);
  expect(await isThere(container, 'm1')).toBe(true);
  pass(1);
  expect(await isThere(container, 'm1')).toBe(false);
});

test('an item can have its own time, or none', async () => {
  const container = await server.createContainer({ defaultTtl: 10 });
  await container.items.create({ id: 'short', log: 'a', sequence: 1, ttl: 2 });
  await container.items.create({ id: 'forever', log: 'a', sequence: 2, ttl: -1 });
  pass(2);
  expect(await isThere(container, 'short')).toBe(false);
  pass(1000);
  expect(await isThere(container, 'forever')).toBe(true);
});

test('a default of -1 only lets items have their own', async () => {
  const container = await server.createContainer({ defaultTtl: -1 });
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  await container.items.create({ id: 'm2', log: 'a', sequence: 2, ttl: 5 });
  pass(1000);
  expect([await isThere(container, 'm1'), await isThere(container, 'm2')]).toEqual([true, false]);
});

test('without a default the time of an item means nothing', async () => {
  const container = await server.createContainer();
  await container.items.create({ id: 'm1', log: 'a', sequence: 1, ttl: 1 });
  pass(1000);
  expect(await isThere(container, 'm1')).toBe(true);
});

test.each([0, -2, 1.5, '5', true])('a ttl of %p is refused', async (ttl) => {
  const container = await server.createContainer({ defaultTtl: -1 });
  expect(await errorOf(container.items.create({ id: 'm1', log: 'a', ttl: ttl as number }))).toMatchObject({
    code: 400,
  });
});

test('an item whose time is over is in no query and no feed, and its id and unique keys are free', async () => {
  const container = await server.createContainer({ defaultTtl: 5 });
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  await container.items.create({ id: 'm2', log: 'a', sequence: 2, ttl: 100 });
  pass(5);
  const ask = async (query: string): Promise<unknown[]> =>
    (await container.items.query(query, { partitionKey: 'a' }).fetchAll()).resources;
  expect(await ask('SELECT VALUE c.id FROM c')).toEqual(['m2']);
  expect(await ask('SELECT VALUE COUNT(1) FROM c WHERE c.sequence < 10')).toEqual([1]);
  const start = ChangeFeedStartFrom.Beginning() as never;
  const feed = container.items.getChangeFeedIterator({ changeFeedStartFrom: start });
  expect((await feed.readNext()).result.map(({ id }) => id)).toEqual(['m2']);
  expect(await errorOf(container.item('m1', 'a').replace({ id: 'm1', log: 'a', sequence: 1 }))).toMatchObject(
    { code: 404 },
  );

  await container.items.create({ id: 'm3', log: 'a', sequence: 1 });
  await container.items.create({ id: 'm1', log: 'a', sequence: 3 });
  expect(await ask('SELECT VALUE COUNT(1) FROM c')).toEqual([3]);
});

test('what is over is purged from the file, at the latest when the server starts', async () => {
  const container = await server.createContainer({ defaultTtl: 5 });
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  pass(5);
  const again = await server.restart(container);
  // A clock set back would show what is only hidden.
  pass(-5);
  expect(await isThere(again, 'm1')).toBe(false);
});
