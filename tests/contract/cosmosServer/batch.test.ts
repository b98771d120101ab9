import type { Container, OperationInput } from '@azure/cosmos';
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

const create = (id: string, more: object = {}): OperationInput => ({
  operationType: 'Create',
  resourceBody: { id, log: 'a', ...more },
});

const readAll = async (): Promise<string[]> =>
  (await container.items.query<string>('SELECT VALUE c.id FROM c', { partitionKey: 'a' }).fetchAll())
    .resources;

test('every kind of operation works in one batch', async () => {
  const { resource } = await container.items.create({ id: 'old', log: 'a', sequence: 1 });
  await container.items.create({ id: 'gone', log: 'a', sequence: 2 });
  const answer = await container.items.batch(
    [
      create('new', { sequence: 3 }),
      { operationType: 'Read', id: 'new' },
      { operationType: 'Upsert', resourceBody: { id: 'upserted', log: 'a', sequence: 4 } },
      {
        operationType: 'Replace',
        id: 'old',
        ifMatch: resource?._etag,
        resourceBody: { id: 'old', log: 'a', sequence: 1, text: 'replaced' },
      },
      {
        operationType: 'Patch',
        id: 'old',
        resourceBody: { operations: [{ op: 'set', path: '/more', value: 1 }] },
      },
      { operationType: 'Delete', id: 'gone' },
    ] as OperationInput[],
    'a',
  );
  expect(answer.code).toBe(200);
  expect(answer.result!.map(({ statusCode }) => statusCode)).toEqual([201, 200, 201, 200, 200, 204]);
  expect(answer.result![0]).toMatchObject({
    eTag: expect.stringMatching(/^".+"$/),
    resourceBody: { id: 'new', _ts: expect.any(Number) },
  });
  expect(answer.result![4]!.resourceBody).toMatchObject({ text: 'replaced', more: 1 });
  expect((await readAll()).toSorted()).toEqual(['new', 'old', 'upserted']);
});

test('a batch that fails leaves nothing behind and says 424 for the others', async () => {
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  const answer = await container.items.batch(
    [create('m2', { sequence: 2 }), create('m3', { sequence: 1 }), create('m4', { sequence: 4 })],
    'a',
  );
  expect(answer.code).toBe(207);
  expect(answer.result!.map(({ statusCode }) => statusCode)).toEqual([424, 409, 424]);
  expect(await readAll()).toEqual(['m1']);
});

test.each([
  [
    'a stale tag',
    {
      operationType: 'Replace',
      id: 'm1',
      ifMatch: '"stale"',
      resourceBody: { id: 'm1', log: 'a', sequence: 1 },
    },
    412,
  ],
  ['a missing item', { operationType: 'Delete', id: 'nobody' }, 404],
  ['another partition', { operationType: 'Create', resourceBody: { id: 'm3', log: 'b' } }, 400],
  ['an unknown operation', { operationType: 'Wish', id: 'm1' }, 501],
])('%s undoes the batch', async (_, operation, status) => {
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  const answer = await container.items.batch(
    [create('m2', { sequence: 2 }), operation as OperationInput],
    'a',
  );
  expect(answer.result!.map(({ statusCode }) => statusCode)).toEqual([424, status]);
  expect(await readAll()).toEqual(['m1']);
});

test('a batch without bodies is answered without them', async () => {
  const answer = await container.items.batch([create('m1')], 'a', { contentResponseOnWriteEnabled: false });
  expect(answer.result).toEqual([
    { statusCode: 201, requestCharge: expect.any(Number), eTag: expect.any(String) },
  ]);
});

test('more than 100 operations or 2 MB are refused', async () => {
  const many = Array.from({ length: 101 }, (_, i) => create(`m${i}`, { sequence: i }));
  const response = await server.send('POST', `/${container.url}/docs`, {
    body: many,
    headers: {
      'x-ms-cosmos-is-batch-request': 'True',
      'x-ms-cosmos-batch-atomic': 'True',
      'x-ms-documentdb-partitionkey': '["a"]',
    },
  });
  expect(response.status).toBe(400);
  const large = [1, 2, 3].map((i) => create(`m${i}`, { sequence: i, text: 'x'.repeat(800_000) }));
  expect((await errorOf(container.items.batch(large, 'a'))).message).toContain('too large');
  expect(await readAll()).toEqual([]);
});

test('in a bulk each operation stands for itself', async () => {
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  const operations = [
    { operationType: 'Create', partitionKey: 'a', resourceBody: { id: 'm2', log: 'a', sequence: 2 } },
    { operationType: 'Create', partitionKey: 'a', resourceBody: { id: 'm1', log: 'a', sequence: 3 } },
    { operationType: 'Create', partitionKey: 'b', resourceBody: { id: 'm1', log: 'b', sequence: 1 } },
    { operationType: 'Read', partitionKey: 'a', id: 'm1' },
  ] as never[];
  const results = await container.items.executeBulkOperations(operations);
  expect(results.map(({ response, error }) => response?.statusCode ?? error?.code)).toEqual([
    201, 409, 201, 200,
  ]);
  expect((await readAll()).toSorted()).toEqual(['m1', 'm2']);
});
