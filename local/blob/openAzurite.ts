import { mkdirSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';

/** How many extents may be written at once: what Azurite's own command takes. */
const writers = 50;
/** Seconds that an idle connection is kept: what Azurite's own command takes. */
const keptAlive = 5;

/**
 * Runs Azurite's blob service in this process, on loopback, with its data in `folder`.
 *
 * A page of the internet can make a browser call it, under any Host name, and gets nothing: each request needs the
 * account's key or an address signed with it, no container is public, and CORS names the app's own origin alone.
 * Azurite writes its catalogue every few seconds and on `close`: after kill -9 the newest blobs may be lost.
 */
export async function openAzurite({ port, folder, account, key }: AzuriteOptions): Promise<Azurite> {
  mkdirSync(folder, { recursive: true });
  // Azurite has no other way to be told of an account, and looks here again each minute.
  process.env.AZURITE_ACCOUNTS = `${account}:${key}`;
  const { BlobServer, BlobConfiguration } = loadAzurite();
  const server = new BlobServer(
    new BlobConfiguration(
      '127.0.0.1',
      port,
      keptAlive,
      join(folder, '__azurite_db_blob__.json'),
      join(folder, '__azurite_db_blob_extent__.json'),
      [{ locationId: 'Default', locationPath: join(folder, '__blobstorage__'), maxConcurrency: writers }],
      ...([false, undefined] as const), // no access log
      ...([false, undefined] as const), // no debug log
      false, // refuses what it does not know
      true, // takes the API version of a newer SDK
    ),
  );
  await server.start();
  return {
    port: Number(new URL(server.getHttpServerAddress()).port),
    close: () => server.close(),
  };
}

/**
 * Its command is not used: it also loads telemetry, which phones home unless told not to. Without that library the
 * start costs 0.4 s of CPU instead of 1.5 s, and half the memory.
 */
function loadAzurite(): { BlobServer: BlobServerClass; BlobConfiguration: BlobConfigurationClass } {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'applicationinsights'
        ? { url: 'node:util', format: 'builtin', shortCircuit: true }
        : next(specifier, context),
  });
  const require = createRequire(import.meta.url);
  return {
    BlobServer: (require('azurite/dist/src/blob/BlobServer.js') as { default: BlobServerClass }).default,
    BlobConfiguration: (
      require('azurite/dist/src/blob/BlobConfiguration.js') as { default: BlobConfigurationClass }
    ).default,
  };
}

// Azurite comes without types of these.
type BlobServerClass = new (configuration: object) => {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
};
type BlobConfigurationClass = new (...options: unknown[]) => object;

type AzuriteOptions = {
  /** 0 takes a free one. */
  port: number;
  folder: string;
  account: string;
  /** Base64. */
  key: string;
};

type Azurite = {
  port: number;
  /** Writes what is not on disk yet. */
  close: () => Promise<void>;
};
