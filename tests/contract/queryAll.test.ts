import { queryAll } from '../../api/adapters/cosmos/queryAll.ts';
import type { FaultRequest } from '../../local/cosmos/faults.ts';
import { openTestServer, type TestServer } from './cosmosServer/openTestServer.ts';

let server: TestServer;
const seen: FaultRequest[] = [];

beforeAll(async () => {
  server = await openTestServer({
    faults: (request) => {
      seen.push(request);
      return undefined;
    },
  });
});
afterAll(() => server.close());

it('[B5] a query of one partition is one request a page, without a query plan', async () => {
  const container = await server.createContainer();
  for (let sequence = 1; sequence <= 5; sequence += 1) {
    await container.items.create({ id: `m${sequence}`, log: 'a', sequence });
  }
  const query = 'SELECT * FROM c WHERE c.sequence > @after ORDER BY c.sequence ASC';
  const parameters = [{ name: '@after', value: 1 }];
  for (const { pageSize, requests } of [
    { pageSize: 100, requests: 1 },
    { pageSize: 2, requests: 2 },
  ]) {
    seen.length = 0;
    const items = await queryAll<{ id: string }>(container, {
      query,
      parameters,
      partitionKey: 'a',
      pageSize,
    });
    expect(items.map(({ id }) => id)).toEqual(['m2', 'm3', 'm4', 'm5']);
    expect(seen.map(({ operation }) => operation)).toEqual(Array<string>(requests).fill('query'));
  }
});

it('a query that finds nothing is an empty list', async () => {
  const container = await server.createContainer();
  expect(await queryAll(container, { query: 'SELECT * FROM c', partitionKey: 'nobody' })).toEqual([]);
});

it('a query that the service refuses is refused by name', async () => {
  const container = await server.createContainer();
  const refused = queryAll(container, { query: 'SELECT * FROM', partitionKey: 'a' });
  await expect(refused).rejects.toMatchObject({ code: 400 });
});
