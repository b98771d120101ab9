import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TokenBearer } from '../identity.ts';
import type { DemoCompany, DemoPerson } from '../people.ts';
import { botIssuerOrigin } from './answerBot.ts';
import { answerRequest } from './answerRequest.ts';
import { createConnectorIssuer } from './createConnectorIssuer.ts';
import type { Issuer } from './createIssuer.ts';
import { createIssuer } from './createIssuer.ts';
import type { PageFolders } from './createPages.ts';
import { createPages, ownFolders } from './createPages.ts';
import { refuseToStart } from './refuseCaller.ts';
import { readSigningKey } from './signingKey.ts';

/**
 * Starts the local Teams host and identity issuer on loopback. `port` 0 takes a free one; `appUrl` is
 * the address of the tab, of another origin.
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { port, appUrl, dataDir, people, companies, personNotSetUp, address = '127.0.0.1' } = options;
  refuseToStart({ address, env: process.env });
  const key = readSigningKey(dataDir);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, address, resolve);
  });
  const boundPort = (server.address() as AddressInfo).port;
  const issuer = createIssuer({ origin: `http://localhost:${boundPort}`, key });
  const bearers: TokenBearer[] = [...people, ...(personNotSetUp ? [personNotSetUp] : [])];
  const pages = createPages({
    appUrl,
    dataDir,
    people,
    companies,
    personNotSetUp: personNotSetUp ?? null,
    folders: { ...ownFolders, ...options.folders },
  });
  const context = {
    port: boundPort,
    issuer,
    // As BOT_LOGIN_URL names it: where a token may be asked for is compared by letters.
    connectorIssuer: createConnectorIssuer({ origin: botIssuerOrigin(boundPort), key }),
    botPassword: options.botPassword ?? null,
    ...{ bearers, people, companies, pages },
  };
  server.on('request', (request, response) => void answerRequest(context, request, response));
  return {
    port: boundPort,
    url: issuer.origin,
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type HostOptions = {
  port: number;
  appUrl: string;
  dataDir: string;
  people: readonly DemoPerson[];
  companies: readonly DemoCompany[];
  personNotSetUp?: TokenBearer;
  /** With which the bot asks for its tokens; without one it gets none. */
  botPassword?: string;
  address?: string;
  folders?: Partial<PageFolders>;
};

export type RunningHost = { port: number; url: string; issuer: Issuer; close: () => Promise<void> };
