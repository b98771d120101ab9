import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEntryFeed } from '../../../api/adapters/cosmos/createFeeds.ts';
import { createListStore } from '../../../api/adapters/cosmos/createListStore.ts';
import { openDatabase } from '../../../api/adapters/cosmos/openDatabase.ts';
import type { PersonRecord } from '../../../api/domain/ports.ts';
import { startBlobServer, type BlobServer } from '../../../local/blob/startBlobServer.ts';
import { startHost } from '../../../local/host/startHost.ts';
import { clientId, tenants } from '../../../local/identity.ts';
import { databaseName, openStoreFile, type StoreFile } from './openStoreFile.ts';
import { startChild, type Child } from './startChild.ts';

/** What the app stands on: a filled store and a blob store in processes of their own, and an issuer of tokens in this one. */
export type Stage = {
  store: Child;
  blobs: BlobServer;
  /** The app's environment; it takes a free port. */
  appEnv: Record<string, string>;
  mintToken(person: PersonRecord): Promise<string>;
  stop(): Promise<void>;
};

const root = path.join(import.meta.dirname, '..', '..', '..');

export async function startStage(fill: (file: StoreFile) => Promise<void>): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conferencing-bench-'));
  const file = openStoreFile(folder);
  await fill(file);
  const key = Buffer.from('a key of the benchmarks, sixty-four bytes long as a master key is').toString(
    'base64',
  );
  const store = await startChild(path.join(root, 'local/cosmos/main.ts'), {
    env: { COSMOS_PORT: '0', COSMOS_KEY: key, DATA_DIR: folder },
  });
  const blobs = await startBlobServer({ port: 0, folder, key });
  const host = await startHost({
    port: 0,
    appUrl: 'http://localhost:1/',
    dataDir: folder,
    people: [],
    companies: [],
  });
  const endpoint = `http://127.0.0.1:${String(store.ready.port)}`;
  await writeCheckpoint({ endpoint, key, name: databaseName });
  return {
    store,
    blobs,
    appEnv: {
      PORT: '0',
      COSMOS_ENDPOINT: endpoint,
      COSMOS_KEY: key,
      COSMOS_DATABASE: databaseName,
      BLOB_ENDPOINT: blobs.endpoint,
      BLOB_ACCOUNT: blobs.account,
      BLOB_KEY: blobs.key,
      LINK_KEY: key,
      FILE_SCANNER: 'local',
      ENTRA_CLIENT_ID: clientId,
      ENTRA_TENANTS: Object.values(tenants).join(','),
      ENTRA_ISSUER_TEMPLATE: `${host.url}/{tid}/v2.0`,
      ENTRA_JWKS_URL: `http://127.0.0.1:${host.port}/.well-known/jwks.json`,
      TEAMS_HOST_ORIGINS: host.url,
      LOG_LEVEL: 'warn',
    },
    mintToken: (person) => host.issuer.mintToken(person),
    async stop() {
      await blobs.close();
      await store.stop();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As if an instance had taken up everything before: else the app would begin with reading all of it. */
async function writeCheckpoint(where: { endpoint: string; key: string; name: string }): Promise<void> {
  const database = await openDatabase(where);
  const { entries, lists, system } = database.containers;
  const position = await createEntryFeed(entries).now();
  await createListStore(lists, system).writeCheckpoint({ position, storedAt: Math.floor(Date.now() / 1000) });
  database.close();
}
