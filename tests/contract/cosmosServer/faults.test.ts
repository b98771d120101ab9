import type { Fault, FaultRequest } from '../../../local/cosmos/faults.ts';
import { errorOf, openTestServer } from './openTestServer.ts';
import type { TestServer } from './openTestServer.ts';

let server: TestServer;
let fault: ((request: FaultRequest) => Fault | undefined) | undefined;
const seen: FaultRequest[] = [];

beforeAll(async () => {
  server = await openTestServer({
    faults: (request) => {
      seen.push(request);
      return fault?.(request);
    },
  });
});
afterEach(() => {
  fault = undefined;
});
afterAll(() => server.close());

test('429 is tried again by the SDK after the time it was told', async () => {
  const container = await server.createContainer();
  let refusals = 2;
  fault = ({ operation }) =>
    operation === 'create' && refusals-- > 0 ? { status: 429, retryAfterMs: 1 } : undefined;
  const { statusCode, headers } = await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  expect(statusCode).toBe(201);
  expect(headers['x-ms-throttle-retry-count']).toBe(2);
});

test.each([449, 503] as const)('%i reaches the caller and nothing was done', async (status) => {
  const container = await server.createContainer();
  fault = ({ operation }) => (operation === 'create' ? { status } : undefined);
  expect(await errorOf(container.items.create({ id: 'm1', log: 'a', sequence: 1 }))).toMatchObject({
    code: status,
  });
  expect((await container.item('m1', 'a').read()).statusCode).toBe(404);
});

test('a lost answer is an error although the work is done', async () => {
  const container = await server.createContainer();
  fault = ({ operation }) => (operation === 'create' ? 'loseAnswer' : undefined);
  expect(await errorOf(container.items.create({ id: 'm1', log: 'a', sequence: 1 }))).toMatchObject({
    code: 'ECONNRESET',
  });
  fault = undefined;
  expect((await container.item('m1', 'a').read()).statusCode).toBe(200);
  expect(await errorOf(container.items.create({ id: 'm1', log: 'a', sequence: 1 }))).toMatchObject({
    code: 409,
  });
});

test('what befalls a batch is in the cause of the error of the SDK, which itself has no code', async () => {
  const container = await server.createContainer();
  const batch = (): Promise<unknown> =>
    container.items.batch(
      [{ operationType: 'Create', resourceBody: { id: 'm1', log: 'a', sequence: 1 } }],
      'a',
    );
  fault = ({ operation }) => (operation === 'batch' ? { status: 503 } : undefined);
  expect(await errorOf(batch())).toMatchObject({ cause: { code: 503 } });
  fault = ({ operation }) => (operation === 'batch' ? 'loseAnswer' : undefined);
  const error = await errorOf(batch());
  expect(error.code).toBeUndefined();
  expect(error.cause).toMatchObject({ code: 'ECONNRESET' });
  expect((await container.item('m1', 'a').read()).statusCode).toBe(200);
});

test('a fault sees what it needs to choose', async () => {
  const container = await server.createContainer();
  seen.length = 0;
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  await container.item('m1', 'a').patch([{ op: 'incr', path: '/x', value: 1 }]);
  await container.items.query('SELECT * FROM c', { partitionKey: 'a' }).fetchAll();
  const items = seen.filter(({ operation }) => operation !== 'metadata');
  expect(items.map(({ operation }) => operation).toSorted()).toEqual([
    'create',
    'patch',
    'query',
    'queryPlan',
  ]);
  expect(items[0]).toMatchObject({
    container: 'logs',
    partitionKey: '["a"]',
    body: expect.stringContaining('"m1"'),
  });
  expect(items[1]).toMatchObject({ id: 'm1' });
});
