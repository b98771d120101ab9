import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Inside } from './Inside.ts';
import type { Door } from './refuseStranger.ts';
import { refuseStranger } from './refuseStranger.ts';

/**
 * The local Fluid relay, on loopback: tinylicious behind a check of who calls and with which token. It holds nothing but
 * what is going on at this moment, so it may be ended at any time.
 *
 * It listens at once. What serves it is loaded by the first call with a valid token, or the first socket from the tab:
 * loading it takes as long as starting half of the rest.
 */
export async function openFluidRelay({ port, key, tabOrigins }: FluidRelayOptions): Promise<FluidRelay> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const door: Door = { port: (server.address() as AddressInfo).port, tabOrigins };
  let opening: Promise<Inside> | null = null;
  const open = (): Promise<Inside> =>
    (opening ??= import('./createInside.ts').then(({ createInside }) =>
      createInside({ port: door.port, key: Buffer.from(key, 'base64') }),
    ));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const stranger = refuseStranger(request, door);
    if (stranger !== null) return refuse(response, { status: 403, words: stranger });
    allowOrigin(request, response);
    if (request.method === 'OPTIONS') return refuse(response, { status: 204, words: '' });
    const refusal = await (await open()).answer(request, response);
    if (refusal) refuse(response, refusal);
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (refuseStranger(request, door) !== null) socket.destroy();
    else await (await open()).upgrade(request, socket, head);
  }

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    upgrade(request, socket, head).catch(() => socket.destroy());
  });
  return {
    port: door.port,
    async close() {
      await (await opening)?.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function allowOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('vary', 'Origin');
  if (headers.origin === undefined) return;
  response.setHeader('access-control-allow-origin', headers.origin);
  response.setHeader('access-control-allow-methods', 'GET, POST, PATCH');
  const asked = headers['access-control-request-headers'];
  if (asked !== undefined) response.setHeader('access-control-allow-headers', asked);
}

function refuse(response: ServerResponse, { status, words }: { status: number; words: string }): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(status === 204 ? undefined : JSON.stringify({ message: words }));
}

type FluidRelayOptions = {
  /** 0 takes a free one. */
  port: number;
  /** Signs the tokens, in base64. */
  key: string;
  /** The origins that the tab is opened at. */
  tabOrigins: string[];
};

type FluidRelay = { port: number; close: () => Promise<void> };
