import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { BlobServer } from '../../../local/blob/startBlobServer.ts';
import { startBlobServer } from '../../../local/blob/startBlobServer.ts';

const key = Buffer.alloc(64, 'key of this test').toString('base64');
const script = join(import.meta.dirname, '../../../local/blob/main.ts');

let folder: string;
let servers: BlobServer[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conferencing-blobs-'));
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

test('[FL1] what was put is still there after an end in good order, even one right after the write', async () => {
  const first = await startBlobServer({ port: 0, folder, key });
  const container = connect(first).getContainerClient('files');
  await container.create();
  await container.getBlockBlobClient('one').uploadData(Buffer.from('bytes'));
  await first.close();
  const second = await open();
  const bytes = await connect(second).getContainerClient('files').getBlobClient('one').downloadToBuffer();
  expect(bytes.toString()).toBe('bytes');
});

test('[SE3] without the key nobody reads or writes, whatever Host and Origin he names', async () => {
  const { port, endpoint } = await open();
  const headers = { host: 'evil.example', origin: 'https://evil.example' };
  for (const [method, path] of [
    ['GET', '?comp=list'],
    ['PUT', '/files?restype=container'],
    ['GET', '/files/one'],
    ['OPTIONS', '/files/one'],
  ] as const) {
    const answer = await ask({ port, method, path: `${new URL(endpoint).pathname}${path}`, headers });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  }
  // Azurite's own well-known account does not open it either.
  const wellKnown = await ask({ port, method: 'GET', path: '/devstoreaccount1?comp=list', headers: {} });
  expect(wellKnown.status).toBeGreaterThanOrEqual(400);
});

test('[B15] it ends with its parent', async () => {
  const child = fork(script, { env: environment({ BLOB_PORT: '0' }), execArgv: [] });
  await once(child, 'message');
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('[B15] what keeps it from starting is one clear line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(startBlobServer({ port, folder, key })).rejects.toThrow(
    `Blob store: Port ${port} is in use; set BLOB_PORT to a free one.`,
  );
  other.close();
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(startBlobServer({ port: 0, folder: file, key })).rejects.toThrow(
    /^Blob store: The folder .* cannot be written/,
  );
});

test('[SE3] it does not start in production, nor without a key', async () => {
  for (const [changes, words] of [
    [{ NODE_ENV: 'production' }, 'production'],
    [{ BLOB_KEY: '' }, 'BLOB_KEY'],
  ] as const) {
    const child = fork(script, { env: environment(changes), execArgv: [], silent: true });
    let errors = '';
    child.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(1);
    expect(errors).toContain(words);
  }
});

async function open(): Promise<BlobServer> {
  const server = await startBlobServer({ port: 0, folder, key });
  servers.push(server);
  return server;
}

function connect({ endpoint, account }: BlobServer): BlobServiceClient {
  return new BlobServiceClient(endpoint, new StorageSharedKeyCredential(account, key));
}

function environment(changes: Record<string, string>): Record<string, string | undefined> {
  return { PATH: process.env.PATH, BLOB_PORT: '0', BLOB_KEY: key, DATA_DIR: folder, ...changes };
}

/** Not by fetch: that sets its own Host. */
function ask(options: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ ...options, host: '127.0.0.1' }, (response) =>
      resolve({ status: response.resume().statusCode ?? 0, headers: response.headers }),
    )
      .once('error', reject)
      .end();
  });
}

type Question = { port: number; method: string; path: string; headers: Record<string, string> };
type Answer = { status: number; headers: Record<string, unknown> };
