import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectory } from '../../api/adapters/cosmos/createDirectory.ts';
import { openDatabase } from '../../api/adapters/cosmos/openDatabase.ts';
import { readConfig, type Config } from '../../api/config.ts';
import { startApp, type RunningApp } from '../../api/startApp.ts';
import { startBlobServer, type BlobServer } from '../../local/blob/startBlobServer.ts';
import { startCosmosServer } from '../../local/cosmos/startCosmosServer.ts';
import { writeDirectory } from '../../local/demo/writeDirectory.ts';
import { startHost, type RunningHost } from '../../local/host/startHost.ts';
import { clientId, tenants } from '../../local/identity.ts';
import { companies, people, personNotSetUp } from '../../local/people.ts';
import { createCaller, type Caller } from './createCaller.ts';

type Faults = NonNullable<Parameters<typeof startCosmosServer>[0]['faults']>;

/** The whole thing on free ports: store, issuer and one or more instances of the app, with the demo's people. */
export type TestApp = {
  host: RunningHost;
  config: Config;
  /** Where it was asked for. */
  blobs: BlobServer | null;
  /** The first instance. */
  app: RunningApp;
  url: string;
  /** Starts one more instance over the same database. */
  startInstance(): Promise<{ app: RunningApp; url: string }>;
  /** The API as one of the demo's people, by id; on the first instance unless another's url is given. */
  as(personId: string, url?: string): Promise<Caller>;
  stop(): Promise<void>;
};

/** A master key of the right form, for tests. */
export const testKey = Buffer.from(
  'a key of the tests, sixty-four bytes long, as a master key is one',
).toString('base64');

/**
 * `now`: the store's clock, in milliseconds. `hasBlobs`: with a blob store, which most tests do without. `appUrl`: where
 * the host finds the tab, for tests that look at it; `PORT` in `env` must say the same.
 */
export async function startTestApp(
  options: {
    faults?: Faults;
    env?: Record<string, string>;
    now?: () => number;
    hasBlobs?: true;
    appUrl?: string;
  } = {},
): Promise<TestApp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conferencing-test-'));
  const cosmos = await startCosmosServer({
    port: 0,
    dataFile: path.join(folder, 'cosmos.sqlite'),
    key: testKey,
    ...(options.faults ? { faults: options.faults } : {}),
    ...(options.now ? { now: options.now } : {}),
  });
  const host = await startHost({
    port: 0,
    appUrl: options.appUrl ?? 'http://localhost:1/',
    dataDir: folder,
    people,
    companies,
    personNotSetUp,
  });
  const blobs = options.hasBlobs ? await startBlobServer({ port: 0, folder, key: testKey }) : null;
  const config = readConfig({
    PORT: '0',
    COSMOS_ENDPOINT: `http://127.0.0.1:${cosmos.port}`,
    COSMOS_KEY: testKey,
    ...(blobs
      ? { BLOB_ENDPOINT: blobs.endpoint, BLOB_ACCOUNT: blobs.account, BLOB_KEY: blobs.key }
      : { BLOB_ENDPOINT: 'http://127.0.0.1:1/none', BLOB_ACCOUNT: 'none', BLOB_KEY: testKey }),
    LINK_KEY: 'a secret of the tests, long enough to be one',
    FILE_SCANNER: 'local',
    ENTRA_CLIENT_ID: clientId,
    ENTRA_TENANTS: Object.values(tenants).join(','),
    ENTRA_ISSUER_TEMPLATE: `${host.url}/{tid}/v2.0`,
    ENTRA_JWKS_URL: `http://127.0.0.1:${host.port}/.well-known/jwks.json`,
    TEAMS_HOST_ORIGINS: host.url,
    LOG_LEVEL: 'silent',
    // As `npm start` has it.
    MEETING_SCHEDULE: 'false',
    MEETING_ROOM: 'true',
    ...options.env,
  });
  const database = await openDatabase({
    endpoint: config.COSMOS_ENDPOINT,
    key: testKey,
    name: config.COSMOS_DATABASE,
  });
  await writeDirectory(createDirectory(database.containers.directory));
  database.close();

  const running: RunningApp[] = [];
  const startInstance = async () => {
    const app = await startApp(config);
    running.push(app);
    return { app, url: `http://127.0.0.1:${app.port}` };
  };
  const first = await startInstance();
  return {
    host,
    config,
    blobs,
    ...first,
    startInstance,
    async as(personId, url = first.url) {
      const person = [...people, personNotSetUp].find((one) => one.id === personId);
      if (!person) throw new Error(`nobody is called ${personId}`);
      return createCaller(url, await host.issuer.mintToken(person));
    },
    async stop() {
      await Promise.all(running.map((app) => app.stop()));
      await host.close();
      await cosmos.close();
      await blobs?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
