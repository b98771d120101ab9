import type { Container } from '@azure/cosmos';
import { errorOf, logs, openTestServer } from './openTestServer.ts';
import type { TestServer } from './openTestServer.ts';

let server: TestServer;
let container: Container;

beforeAll(async () => {
  server = await openTestServer();
  container = await server.createContainer();
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
});
afterAll(() => server.close());

const ask = (query: string): Promise<unknown> =>
  container.items.query(query, { partitionKey: 'a' }).fetchAll();

test.each([
  ['SELECT DISTINCT c.x FROM c', 'DISTINCT'],
  ['SELECT * FROM c JOIN t IN c.tags', 'JOIN'],
  ['SELECT * FROM t IN c.tags', 'FROM … IN'],
  ['SELECT * FROM c.tags', 'part of the item'],
  ['SELECT c.x FROM c GROUP BY c.x', 'GROUP BY'],
  ['SELECT VALUE SUM(c.x) FROM c', 'SUM'],
  ['SELECT COUNT(1) FROM c', 'COUNT'],
  ['SELECT VALUE COUNT(c.x) FROM c', 'COUNT'],
  ['SELECT * FROM c WHERE UPPER(c.x) = "A"', 'UPPER'],
  ['SELECT * FROM c WHERE udf.f(c.x)', 'udf'],
  ['SELECT * FROM c WHERE c.x LIKE "a%"', 'LIKE'],
  ['SELECT * FROM c WHERE c.x NOT LIKE "a%"', 'LIKE'],
  ['SELECT * FROM c WHERE c.x + 1 = 2', '+'],
  ['SELECT * FROM c WHERE c.x = 1 + 1', '+'],
  ['SELECT * FROM c WHERE (c.x ?? 1) = 1', '??'],
  ['SELECT c.x || "a" FROM c', '||'],
  ['SELECT VALUE { "x": c.x } FROM c', '{'],
  ['SELECT * FROM c WHERE EXISTS (SELECT 1 FROM c)', 'EXISTS'],
  ['SELECT * FROM c WHERE c.x = (SELECT 1 FROM c)', 'subquery'],
  ['SELECT * FROM c WHERE c[c.y] = 1', 'computed property'],
  ['SELECT * FROM c WHERE ARRAY_CONTAINS(c.x, {"a": 1}, true)', '{'],
  ['SELECT * FROM c WHERE ARRAY_CONTAINS(c.x, c.y, true)', 'partial match'],
  ['SELECT * FROM c ORDER BY LOWER(c.x)', 'ORDER BY of the function'],
  ['SELECT * FROM c ORDER BY c._etag', 'ORDER BY _etag'],
  ['SELECT 1', 'FROM'],
])('%s is refused by name', async (query, name) => {
  const error = await errorOf(ask(query));
  expect(error).toMatchObject({ code: 501, message: expect.stringContaining('does not offer') });
  expect(error.message).toContain(name);
});

test.each([
  ['SELEC * FROM c', 'SELEC'],
  ['SELECT * FROM c WHERE', 'end of the query'],
  ['SELECT * FROM c WHERE c.x = = 1', '='],
  ['SELECT * FROM c WHERE c.x = 1 ORDER c.x', 'c'],
  ['SELECT * FROM c WHERE c.x = "open', '"open'],
  ['SELECT * FROM c ORDER BY c.x LIMIT 5', 'LIMIT'],
  ['SELECT * FROM c WHERE d.x = 1', "'d'"],
  ['SELECT * FROM c WHERE x = 1', "'x'"],
  ['SELECT * FROM c WHERE c.x = @missing', '@missing'],
  ['SELECT TOP -1 * FROM c', '-'],
  ['SELECT * FROM c WHERE c.value = 1', "'value' is a reserved word"],
  ['SELECT c.x AS order FROM c', "'order' is a reserved word"],
  ['SELECT * FROM c WHERE c.x = TRUE', "'TRUE'"],
  ['SELECT * FROM c WHERE NOT c.x = 1', 'NOT (… = …)'],
  ['SELECT * FROM c WHERE NOT c.x IN (1)', 'NOT (… IN …)'],
  ['SELECT * FROM c WHERE CONTAINS(c.x)', 'CONTAINS'],
  ['SELECT c.x, c.x FROM c', "'x'"],
  ['SELECT TOP 1 * FROM c OFFSET 1 LIMIT 1', 'TOP'],
])('%s is no query', async (query, name) => {
  const error = await errorOf(ask(query));
  expect(error).toMatchObject({ code: 400 });
  expect(error.message).toContain(name);
});

test('an order that the indexing policy does not serve is refused as by the service', async () => {
  expect(await errorOf(ask('SELECT * FROM c ORDER BY c.text'))).toMatchObject({
    code: 400,
    message: expect.stringContaining('excluded'),
  });
  expect(await errorOf(ask('SELECT * FROM c ORDER BY c.row, c.sequence'))).toMatchObject({
    code: 400,
    message: expect.stringContaining('composite index'),
  });
});

test('scripts, offers, users and a list of items are refused by name', async () => {
  const { scripts, items } = container;
  expect(await errorOf(scripts.storedProcedure('p').execute('a', []))).toMatchObject({
    code: 501,
    message: expect.stringContaining('sprocs'),
  });
  expect(await errorOf(scripts.triggers.create({ id: 't', body: '' } as never))).toMatchObject({ code: 501 });
  expect(await errorOf(server.client.offers.readAll().fetchAll())).toMatchObject({
    code: 501,
    message: expect.stringContaining('offers'),
  });
  expect(await errorOf(container.database.users.create({ id: 'u' }))).toMatchObject({ code: 501 });
  expect(await errorOf(server.client.databases.query('SELECT * FROM c').fetchAll())).toMatchObject({
    code: 501,
  });
  expect(await errorOf(container.replace({ ...logs, defaultTtl: 5 }))).toMatchObject({ code: 501 });
  expect(
    await errorOf(items.query('SELECT * FROM c', { partitionKey: 'a', forceQueryPlan: true }).fetchAll()),
  ).toMatchObject({
    code: 501,
    message: expect.stringContaining('query plan'),
  });
});

test('options that would change the meaning of a request are refused by the name of their header', async () => {
  const item = { id: 'm2', log: 'a', sequence: 2 };
  expect(await errorOf(container.items.create(item, { preTriggerInclude: ['t'] }))).toMatchObject({
    code: 501,
    message: expect.stringContaining('x-ms-documentdb-pre-trigger-include'),
  });
  expect(await errorOf(container.items.create(item, { indexingDirective: 'Exclude' }))).toMatchObject({
    code: 501,
  });
  expect(
    await errorOf(container.items.create(item, { initialHeaders: { 'x-ms-new-wonder': '1' } })),
  ).toMatchObject({
    code: 501,
    message: expect.stringContaining('x-ms-new-wonder'),
  });
  expect(
    await errorOf(container.items.create(item, { accessCondition: { type: 'IfNoneMatch', condition: '*' } })),
  ).toMatchObject({ code: 501 });
  const strong = server
    .connect({ consistencyLevel: 'Strong' })
    .database(container.database.id)
    .container('logs');
  expect(await errorOf(strong.items.create(item))).toMatchObject({
    code: 400,
    message: expect.stringContaining('Strong'),
  });
  expect((await container.item('m2', 'a').read()).statusCode).toBe(404);
});

test.each([
  ['a vector policy', { vectorEmbeddingPolicy: { vectorEmbeddings: [] } }],
  ['computed properties', { computedProperties: [{ name: 'x', query: 'SELECT VALUE 1 FROM c' }] }],
  ['a hierarchical partition key', { partitionKey: { paths: ['/a', '/b'], kind: 'MultiHash', version: 2 } }],
  ['a spatial index', { indexingPolicy: { spatialIndexes: [{ path: '/*', types: [] }] } }],
  ['lazy indexing', { indexingPolicy: { indexingMode: 'lazy' } }],
  ['custom conflict resolution', { conflictResolutionPolicy: { mode: 'Custom' } }],
  ['a time to live of nothing', { defaultTtl: 0 }],
])('a container with %s is refused', async (_, definition) => {
  expect(await errorOf(server.createContainer(definition as never))).toMatchObject({
    code: 400,
    message: expect.stringContaining('Container definition'),
  });
});
