import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createConnectorIssuer, type ConnectorIssuer } from '../../local/host/createConnectorIssuer.ts';
import { createSigningKey } from '../../local/host/signingKey.ts';

/** The issuer of connector and bot tokens, on a free port. While `isAway` it answers 503. */
export async function startConnectorIssuer(): Promise<RunningIssuer> {
  const key = createSigningKey();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const path = new URL(request.url ?? '/', 'http://issuer').pathname;
      asked.push(path);
      const answer = running.isAway
        ? { status: 503, body: {} }
        : await running.issuer.answer({
            method: request.method ?? 'GET',
            path,
            body: await readText(request),
          });
      response.writeHead(answer?.status ?? 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer?.body ?? {}));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running: RunningIssuer = {
    issuer: createConnectorIssuer({ origin, key }),
    key,
    asked,
    isAway: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return running;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

export type RunningIssuer = {
  issuer: ConnectorIssuer;
  key: ReturnType<typeof createSigningKey>;
  /** The paths that were asked for, in order. */
  asked: string[];
  isAway: boolean;
  close: () => Promise<void>;
};
