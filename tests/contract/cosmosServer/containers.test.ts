import { errorOf, logs, openTestServer } from './openTestServer.ts';
import type { TestServer } from './openTestServer.ts';

let server: TestServer;

beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

test('databases and containers are made once and found again', async () => {
  const first = await server.client.databases.createIfNotExists({ id: 'conferencing' });
  const second = await server.client.databases.createIfNotExists({ id: 'conferencing' });
  expect([first.statusCode, second.statusCode]).toEqual([201, 200]);
  const made = await first.database.containers.createIfNotExists(logs);
  const found = await first.database.containers.createIfNotExists(logs);
  expect([made.statusCode, found.statusCode]).toEqual([201, 200]);
  expect(found.resource).toEqual(made.resource);
  expect(await errorOf(first.database.containers.create(logs))).toMatchObject({ code: 409 });
  expect(await errorOf(server.client.databases.create({ id: 'conferencing' }))).toMatchObject({ code: 409 });
});

test('a container is read with its definition and the defaults of the service', async () => {
  const container = await server.createContainer({ defaultTtl: 60, uniqueKeyPolicy: { uniqueKeys: [] } });
  const { resource } = await container.read();
  expect(resource).toMatchObject({
    id: 'logs',
    partitionKey: { paths: ['/log'], kind: 'Hash', version: 2 },
    defaultTtl: 60,
    indexingPolicy: { indexingMode: 'consistent', automatic: true, excludedPaths: [{ path: '/*' }] },
    _rid: expect.any(String),
    _etag: expect.any(String),
  });
  const { resource: open } = await (await server.createContainer({ indexingPolicy: undefined })).read();
  expect(open?.indexingPolicy).toMatchObject({
    includedPaths: [{ path: '/*' }],
    excludedPaths: [{ path: '/"_etag"/?' }],
  });
});

test('what exists is listed', async () => {
  const { database } = await server.createContainer();
  await database.containers.create({ ...logs, id: 'more' });
  expect((await database.containers.readAll().fetchAll()).resources.map(({ id }) => id)).toEqual([
    'logs',
    'more',
  ]);
  expect((await server.client.databases.readAll().fetchAll()).resources.map(({ id }) => id)).toEqual([
    database.id,
  ]);
});

test('a deleted container is gone with its items, and a new one of its name is empty', async () => {
  const container = await server.createContainer();
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  await container.delete();
  expect(await errorOf(container.read())).toMatchObject({ code: 404 });
  expect(await errorOf(container.items.query('SELECT * FROM c').fetchAll())).toMatchObject({ code: 404 });
  await container.database.containers.create(logs);
  expect((await container.items.query('SELECT * FROM c').fetchAll()).resources).toEqual([]);
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
});

test('a deleted database takes its containers along', async () => {
  const container = await server.createContainer();
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  await container.database.delete();
  expect(await errorOf(container.database.read())).toMatchObject({ code: 404 });
  await server.client.databases.create({ id: container.database.id });
  expect(await errorOf(container.read())).toMatchObject({ code: 404 });
});

test('everything is still there after a restart', async () => {
  const container = await server.createContainer();
  const { resource } = await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  const again = await server.restart(container);
  expect((await again.item('m1', 'a').read()).resource).toEqual(resource);
  expect(await errorOf(again.items.create({ id: 'm2', log: 'a', sequence: 1 }))).toMatchObject({ code: 409 });
  const { etag } = await again.items.upsert({ id: 'm1', log: 'a', sequence: 1 });
  expect(etag).not.toBe(resource?._etag);
});

test('ids with special characters are found again', async () => {
  const { database } = await server.client.databases.create({ id: 'Größe 100%' });
  const { container } = await database.containers.create({ ...logs, id: 'a b+c' });
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  expect((await container.item('m1', 'a').read()).statusCode).toBe(200);
  expect(await errorOf(server.client.databases.create({ id: 'a ' }))).toBeDefined();
});
