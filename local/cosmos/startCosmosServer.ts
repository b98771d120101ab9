import { createSecretKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Catalog } from './Catalog.ts';
import { DataFile } from './DataFile.ts';
import type { Faults } from './faults.ts';
import { handleRequest } from './handleRequest.ts';
import { isLoopback } from './isLoopback.ts';
import { purgeExpired } from './itemTable.ts';

export type CosmosServerOptions = {
  /** 0 takes a free one. */
  port: number;
  /** Loopback only. */
  host?: string;
  /** The SQLite file; its folder is made if missing. */
  dataFile: string;
  /** The master key, base64. */
  key: string;
  /** For tests only: makes requests fail. */
  faults?: Faults;
  /** For tests only: the clock of `_ts` and time to live, in milliseconds. */
  now?: () => number;
};

export type CosmosServer = {
  port: number;
  close(): Promise<void>;
};

const purgeEvery = 5000;

/**
 * Starts a strict stand-in for Azure Cosmos DB (NoSQL API) on this machine, for the real SDK over plain HTTP.
 * What it does not know it refuses by name. Errors: production, another host than loopback, a port in use, a data file
 * that cannot be written or that another process holds.
 */
export async function startCosmosServer(options: CosmosServerOptions): Promise<CosmosServer> {
  const { port, host = '127.0.0.1', dataFile, faults } = options;
  if (process.env.NODE_ENV === 'production')
    throw new Error('The local Cosmos server does not run in production.');
  if (!isLoopback(host)) throw new Error(`The local Cosmos server listens on loopback only, not on ${host}.`);
  const file = new DataFile(dataFile, options.now);
  const catalog = new Catalog(file);
  const service = { catalog, key: createSecretKey(options.key, 'base64'), faults };
  const server = createServer((request, response) => {
    handleRequest(service, request, response).catch(() => request.socket.destroy());
  });
  // Clients keep connections; closing an idle one would race with their next request.
  server.keepAliveTimeout = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
  } catch (error) {
    file.close();
    throw error;
  }
  const purge = (): void => {
    for (const container of catalog.listAllContainers()) purgeExpired(container, {});
  };
  purge();
  const purging = setInterval(purge, purgeEvery).unref();

  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      clearInterval(purging);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      file.close();
    },
  };
}
