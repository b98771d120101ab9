import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { botIssuerOrigin } from '../host/answerBot.ts';
import { createConnectorIssuer } from '../host/createConnectorIssuer.ts';
import { refuseCaller, refuseToStart } from '../host/refuseCaller.ts';
import type { SigningKey } from '../host/signingKey.ts';
import { clientId } from '../identity.ts';
import type { ChatTenant } from './chatSides.ts';
import { gateOrigin } from './chatSides.ts';
import { completeActivity, type Activity } from './completeActivity.ts';
import { createBotCheck } from './createBotCheck.ts';
import type { ChatAnswer } from './passToChat.ts';
import { passToChat } from './passToChat.ts';
import { readText } from './readText.ts';

/** The Playground waits for an invoke's answer; Teams gives the bot this long, in milliseconds. */
const answerTime = 15_000;

/**
 * Starts the gate between one Playground and the bot, on loopback. It is the connector to both: it signs what the
 * Playground says and hands it to the app, and takes the app's requests to the Playground if the bot's token is good.
 * The app has no unsigned mode; without the gate no local chat reaches it.
 */
export async function startGate(options: GateOptions): Promise<RunningGate> {
  const { port, appUrl, hostPort, playgroundUrl, key, tenant, address = '127.0.0.1' } = options;
  refuseToStart({ address, env: process.env });
  const issuer = createConnectorIssuer({ origin: botIssuerOrigin(hostPort), key });
  const isFromBot = createBotCheck({ issuerOrigin: issuer.origin, key });
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('gate:', error);
      answerError(response, 502, 'The other side of the gate does not answer.');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, address, resolve);
  });
  const boundPort = (server.address() as AddressInfo).port;
  const url = gateOrigin(boundPort);
  // As Teams' own, with a slash at the end.
  const serviceUrl = `${url}/`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('x-content-type-options', 'nosniff');
    const refusal = refuseCaller(request, boundPort);
    if (refusal) return answerError(response, 403, refusal);
    const path = request.url ?? '/';
    if (path.startsWith('/v3/')) {
      if (!(await isFromBot(request.headers.authorization))) {
        return answerError(response, 401, 'This is for the bot alone.');
      }
      return send(response, await passToChat(request, { playgroundUrl, tenant, hostPort }));
    }
    if (path !== '/api/messages') return answerError(response, 404, 'There is nothing here.');
    // The Playground asks first whether there is anybody.
    if (request.method !== 'POST') return answerError(response, 405, 'Only POST is answered here.');
    send(response, await signAndForward(await readText(request)));
  }

  async function signAndForward(body: string): Promise<ChatAnswer> {
    const activity = completeActivity(JSON.parse(body) as Activity, { tenant, serviceUrl });
    const token = await issuer.mintToken({ audience: clientId, serviceUrl });
    const answered = await fetch(`${appUrl}/api/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(answerTime),
    });
    return {
      status: answered.status,
      type: answered.headers.get('content-type'),
      body: await answered.text(),
    };
  }

  return {
    port: boundPort,
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, type, body }: ChatAnswer): void {
  response.statusCode = status;
  if (type) response.setHeader('content-type', type);
  response.end(body);
}

function answerError(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) return void response.destroy();
  send(response, { status, type: 'application/json', body: JSON.stringify({ error: { message } }) });
}

export type GateOptions = {
  /** 0 takes a free one. */
  port: number;
  /** Without a slash at the end. */
  appUrl: string;
  /** Of the local Teams host, which is the issuer. */
  hostPort: number;
  playgroundUrl: string;
  /** The issuer's. */
  key: SigningKey;
  tenant: ChatTenant;
  address?: string;
};

export type RunningGate = { port: number; url: string; close: () => Promise<void> };
