import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import { startCosmosServer } from '../../../local/cosmos/startCosmosServer.ts';
import { errorOf, openTestServer } from './openTestServer.ts';
import type { TestServer } from './openTestServer.ts';
import { key } from './sendSigned.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const minutesAway = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toUTCString();

test('another key is 401', async () => {
  const client = new CosmosClient({
    endpoint: server.endpoint(),
    key: Buffer.from('wrong').toString('base64'),
  });
  expect(await errorOf(client.database('d').read())).toMatchObject({ code: 401 });
  client.dispose();
});

test('a request without a signature, with one of another request or of another kind is 401', async () => {
  const { headers } = await server.send('GET', '/dbs');
  expect(headers['x-ms-request-charge']).toBeDefined();
  for (const authorization of [
    '',
    'nonsense',
    '%E0%A4%A',
    encodeURIComponent('type=aad&ver=1.0&sig=token'),
    encodeURIComponent(`type=master&ver=1.0&sig=${Buffer.alloc(32).toString('base64')}`),
    encodeURIComponent('type=master&ver=1.0&sig=short'),
  ]) {
    expect(await server.send('GET', '/dbs', { headers: { authorization } })).toMatchObject({ status: 401 });
  }
});

test('a signature older or younger than 15 minutes is 403', async () => {
  expect((await server.send('GET', '/dbs', { headers: { 'x-ms-date': minutesAway(-14) } })).status).toBe(200);
  expect((await server.send('GET', '/dbs', { headers: { 'x-ms-date': minutesAway(-16) } })).status).toBe(403);
  expect((await server.send('GET', '/dbs', { headers: { 'x-ms-date': minutesAway(16) } })).status).toBe(403);
  expect((await server.send('GET', '/dbs', { headers: { 'x-ms-date': 'soon' } })).status).toBe(403);
});

test('only a name of this machine is answered', async () => {
  for (const host of ['127.0.0.1', 'localhost:8081', '[::1]:80', 'LOCALHOST']) {
    expect((await server.send('GET', '/dbs', { headers: { host } })).status).toBe(200);
  }
  for (const host of ['cosmos.example', 'localhost.example', '127.0.0.1.example:80', '10.0.0.1']) {
    expect((await server.send('GET', '/dbs', { headers: { host } })).status).toBe(403);
  }
});

test('what cannot be read is 400, never 500', async () => {
  expect((await server.send('GET', '/dbs/%E0%A4%A')).status).toBe(400);
  expect((await server.send('POST', '/dbs', { body: 'no object' })).status).toBe(400);
  await server.send('POST', '/dbs', { body: { id: 'd' } });
  await server.send('POST', '/dbs/d/colls', { body: { id: 'c', partitionKey: { paths: ['/p'] } } });
  const post = async (body: unknown, headers: Record<string, string>): Promise<number> =>
    (await server.send('POST', '/dbs/d/colls/c/docs', { body, headers })).status;
  const pk = 'x-ms-documentdb-partitionkey';
  expect(await post({ id: 'm', p: 'a' }, {})).toBe(400);
  expect(await post({ id: 'm', p: 'a' }, { [pk]: 'a' })).toBe(400);
  expect(await post({ id: 'm', p: 'a' }, { [pk]: '["a","b"]' })).toBe(400);
  expect(await post([1], { [pk]: '["a"]' })).toBe(400);
  expect(await post({ p: 'a' }, { [pk]: '["a"]' })).toBe(400);
  const query = { [pk]: '["a"]', 'x-ms-documentdb-isquery': 'true' };
  expect(await post({}, query)).toBe(400);
  expect(await post({ query: 'SELECT * FROM c' }, { ...query, 'x-ms-max-item-count': 'many' })).toBe(400);
  expect(await post({ query: 'SELECT * FROM c' }, { ...query, 'x-ms-continuation': 'x' })).toBe(400);
  expect(await post({ query: 'SELECT * FROM c', parameters: {} }, query)).toBe(400);
});

test('it does not start in production, nor for other machines', async () => {
  const options = { port: 0, dataFile: join(mkdtempSync(join(tmpdir(), 'cosmos-')), 'c.sqlite'), key };
  await expect(startCosmosServer({ ...options, host: '0.0.0.0' })).rejects.toThrow('loopback');
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await expect(startCosmosServer(options)).rejects.toThrow('production');
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
});
