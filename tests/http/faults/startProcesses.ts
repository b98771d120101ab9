import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectory } from '../../../api/adapters/cosmos/createDirectory.ts';
import { openDatabase } from '../../../api/adapters/cosmos/openDatabase.ts';
import { readConfig, type Config } from '../../../api/config.ts';
import { writeDirectory } from '../../../local/demo/writeDirectory.ts';
import { startHost } from '../../../local/host/startHost.ts';
import { clientId, tenants } from '../../../local/identity.ts';
import { companies, people, personNotSetUp } from '../../../local/people.ts';
import { createCaller, type Caller } from '../../builders/createCaller.ts';
import { testKey } from '../../builders/startTestApp.ts';
import { startAppProcess, startStoreProcess, type Child } from './startChild.ts';

/** One of the processes under test. Its port stays the same over its lives. */
export type Part = {
  name: string;
  url: string;
  kill(): Promise<void>;
  /** Starts it again; whoever asks is answered when this resolves. */
  start(): Promise<void>;
};

/** The store and two instances of the app, each a process of its own; the issuer lives in this one. */
export type Processes = {
  config: Config;
  store: Part;
  apps: Part[];
  as(personId: string, url: string): Promise<Caller>;
  stop(): Promise<void>;
};

export async function startProcesses(): Promise<Processes> {
  const folder = mkdtempSync(path.join(tmpdir(), 'conferencing-test-'));
  const [storePort, ...appPorts] = await findFreePorts(3);
  const host = await startHost({
    port: 0,
    appUrl: 'http://localhost:1/',
    dataDir: folder,
    people,
    companies,
    personNotSetUp,
  });
  const config = readConfig({
    PORT: '0',
    COSMOS_ENDPOINT: `http://127.0.0.1:${storePort}`,
    COSMOS_KEY: testKey,
    // Nobody shares a file here.
    BLOB_ENDPOINT: 'http://127.0.0.1:1/none',
    BLOB_ACCOUNT: 'none',
    BLOB_KEY: testKey,
    LINK_KEY: 'a secret of the tests, long enough to be one',
    FILE_SCANNER: 'local',
    ENTRA_CLIENT_ID: clientId,
    ENTRA_TENANTS: Object.values(tenants).join(','),
    ENTRA_ISSUER_TEMPLATE: `${host.url}/{tid}/v2.0`,
    ENTRA_JWKS_URL: `http://127.0.0.1:${host.port}/.well-known/jwks.json`,
    TEAMS_HOST_ORIGINS: host.url,
    LOG_LEVEL: 'silent',
  });
  const store = createPart('the store', {
    port: storePort ?? 0,
    start: () => startStoreProcess({ port: storePort ?? 0, folder, key: testKey }),
  });
  await store.start();
  const database = await openDatabase({
    endpoint: config.COSMOS_ENDPOINT,
    key: testKey,
    name: config.COSMOS_DATABASE,
  });
  await writeDirectory(createDirectory(database.containers.directory));
  database.close();
  const apps = appPorts.map((port, at) =>
    createPart(`instance ${at + 1}`, { port, start: () => startAppProcess({ ...config, PORT: port }) }),
  );
  await Promise.all(apps.map((app) => app.start()));
  return {
    config,
    store,
    apps,
    async as(personId, url) {
      const person = people.find((one) => one.id === personId);
      if (!person) throw new Error(`nobody is called ${personId}`);
      return createCaller(url, await host.issuer.mintToken(person));
    },
    async stop() {
      await Promise.all(apps.map((app) => app.kill()));
      await store.kill();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function createPart(name: string, life: { port: number; start: () => Promise<Child> }): Part {
  let child: Child | null = null;
  return {
    name,
    url: `http://127.0.0.1:${life.port}`,
    async kill() {
      await child?.kill();
    },
    async start() {
      child = await life.start();
    },
  };
}

async function findFreePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
