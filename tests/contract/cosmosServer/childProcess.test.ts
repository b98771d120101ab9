import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CosmosClient } from '@azure/cosmos';
import type { Container } from '@azure/cosmos';
import { logs } from './openTestServer.ts';
import { key } from './sendSigned.ts';

let folder: string;
const children = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cosmos-'));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await rm(folder, { recursive: true, force: true });
});

type Started = { child: ChildProcess; errors: () => string };

function startChild(environment: Record<string, string> = {}): Started {
  const env = { PATH: process.env.PATH, COSMOS_PORT: '0', COSMOS_KEY: key, DATA_DIR: folder, ...environment };
  const child = fork(join(__dirname, '../../../local/cosmos/main.ts'), { env, silent: true });
  children.add(child);
  let errors = '';
  child.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return { child, errors: () => errors };
}

async function startReady(
  environment?: Record<string, string>,
): Promise<{ child: ChildProcess; port: number }> {
  const { child, errors } = startChild(environment);
  const message = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`It ended: ${errors()}`))),
  ]);
  const [{ ready, port }] = message as [{ ready: boolean; port: number }];
  expect(ready).toBe(true);
  return { child, port };
}

async function endOf({ child, errors }: Started): Promise<{ code: number; errors: string }> {
  const [code] = (await once(child, 'close')) as [number];
  return { code, errors: errors() };
}

async function connect(port: number): Promise<{ client: CosmosClient; container: Container }> {
  const client = new CosmosClient({
    endpoint: `http://127.0.0.1:${port}`,
    key,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  const { database } = await client.databases.createIfNotExists({ id: 'd' });
  const { container } = await database.containers.createIfNotExists(structuredClone(logs));
  return { client, container };
}

test('what was answered is still there after kill -9 under load', async () => {
  const answered = new Map<string, string>();
  for (let round = 1; round <= 3; round += 1) {
    const { child, port } = await startReady();
    const { client, container } = await connect(port);
    const enough = answered.size + 100;
    let next = 0;
    const write = async (log: string): Promise<void> => {
      for (;;) {
        next += 1;
        const id = `${round}-${next}`;
        try {
          // Every third write is a batch of two, both of which are there or neither.
          if (next % 3 === 0) {
            const operations = [id, `${id}-twin`].map((each, i) => ({
              operationType: 'Create' as const,
              resourceBody: { id: each, log, sequence: round * 1e6 + next * 10 + i },
            }));
            await container.items.batch(operations, log);
            answered.set(`${id}-twin`, log);
          } else {
            await container.items.create({ id, log, sequence: round * 1e6 + next * 10 });
          }
          answered.set(id, log);
          if (answered.size >= enough) child.kill('SIGKILL');
        } catch {
          return;
        }
      }
    };
    await Promise.all([...Array(8).keys()].map((writer) => write(`log${writer}`)));
    expect(answered.size).toBeGreaterThanOrEqual(enough);
    client.dispose();
  }
  const { port } = await startReady();
  const { client, container } = await connect(port);
  const { resources } = await container.items
    .query<{ id: string; log: string }>('SELECT c.id, c.log FROM c', { maxItemCount: 1000 })
    .fetchAll();
  const stored = new Map(resources.map(({ id, log }) => [id, log]));
  for (const [id, log] of answered) expect(stored.get(id)).toBe(log);
  for (const id of stored.keys())
    if (id.endsWith('-twin')) expect(stored.has(id.replace('-twin', ''))).toBe(true);
  client.dispose();
}, 120_000);

test('it ends with its parent', async () => {
  const { child } = await startReady();
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a port in use is one clear line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const end = await endOf(startChild({ COSMOS_PORT: String(port) }));
  expect(end).toEqual({
    code: 1,
    errors: `Cosmos server: Port ${port} is in use; set COSMOS_PORT to a free one.\n`,
  });
  other.close();
});

test('a data folder that cannot be written is one clear line', async () => {
  await writeFile(join(folder, 'file'), '');
  const end = await endOf(startChild({ DATA_DIR: join(folder, 'file') }));
  expect(end.code).toBe(1);
  expect(end.errors).toMatch(/^Cosmos server: The data file .* cannot be written.*\n$/);
});

test('a data file that another process holds is one clear line', async () => {
  await startReady();
  const end = await endOf(startChild());
  expect(end.code).toBe(1);
  expect(end.errors).toMatch(/^Cosmos server: The data file .* is used by another process.\n$/);
});

test('it does not start in production, nor without a key', async () => {
  expect(await endOf(startChild({ NODE_ENV: 'production' }))).toMatchObject({
    code: 1,
    errors: expect.stringContaining('production'),
  });
  expect(await endOf(startChild({ COSMOS_KEY: '' }))).toMatchObject({
    code: 1,
    errors: expect.stringContaining('COSMOS_KEY'),
  });
});
