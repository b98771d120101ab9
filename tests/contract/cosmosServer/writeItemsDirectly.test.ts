import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import { startCosmosServer } from '../../../local/cosmos/startCosmosServer.ts';
import { writeItemsDirectly } from '../../../local/cosmos/writeItemsDirectly.ts';
import { errorOf, logs } from './openTestServer.ts';
import { key } from './sendSigned.ts';

const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'cosmos-')), 'cosmos.sqlite');
const items = [
  { id: 'm1', log: 'a', sequence: 1, text: 'Grüße' },
  { id: 'm2', log: 'b', sequence: 1, deep: { list: [1, null] } },
];

test('what is written directly is answered as what came by the API', async () => {
  const dataFile = newFile();
  expect(writeItemsDirectly({ dataFile, database: 'direct', container: logs, items })).toBe(2);
  const server = await startCosmosServer({ port: 0, dataFile, key });
  const client = new CosmosClient({ endpoint: `http://127.0.0.1:${server.port}`, key });
  const { database } = await client.databases.createIfNotExists({ id: 'api' });
  const { container: api } = await database.containers.createIfNotExists(structuredClone(logs));
  const direct = client.database('direct').container('logs');
  for (const item of items) {
    await api.items.create(item);
    const [one, other] = [
      await direct.item(item.id, item.log).read(),
      await api.item(item.id, item.log).read(),
    ];
    const withoutSystem = { _rid: '', _self: '', _etag: '', _ts: 0 };
    expect({ ...one.resource, ...withoutSystem }).toEqual({ ...other.resource, ...withoutSystem });
  }
  expect(await errorOf(direct.items.create({ id: 'm3', log: 'a', sequence: 1 }))).toMatchObject({
    code: 409,
  });
  await direct.items.create({ id: 'm3', log: 'a', sequence: 2 });
  const { resources } = await direct.items
    .query('SELECT VALUE c.id FROM c WHERE c.sequence > 0 ORDER BY c.sequence', { partitionKey: 'a' })
    .fetchAll();
  expect(resources).toEqual(['m1', 'm3']);
  client.dispose();
  await server.close();
});

test('one wrong item, and nothing is written', () => {
  const dataFile = newFile();
  const write = (more: object[]): number =>
    writeItemsDirectly({ dataFile, database: 'd', container: logs, items: [...items, ...more] });
  expect(() => write([{ id: 'm3', log: 'a', sequence: 1 }])).toThrow('Unique index');
  expect(() => write([{ log: 'a', sequence: 2 }])).toThrow("'id'");
  expect(write([])).toBe(2);
});

test('a running server keeps its file to itself', async () => {
  const dataFile = newFile();
  const server = await startCosmosServer({ port: 0, dataFile, key });
  expect(() => writeItemsDirectly({ dataFile, database: 'd', container: logs, items })).toThrow('locked');
  await server.close();
});
