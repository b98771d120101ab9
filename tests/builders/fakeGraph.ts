import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands in for Microsoft Graph and for Entra, of which its tokens are asked: a real HTTP server on loopback, with the
 * status codes, headers and bodies of Microsoft's documentation. On request it fails.
 */
export async function startFakeGraph(): Promise<FakeGraph> {
  const meetings = new Map<string, GraphMeeting>();
  const requests: GraphRequest[] = [];
  const tokenRequests: URLSearchParams[] = [];
  const given = new Set<string>();
  const faults: Fault[] = [];
  const tokenFaults: Fault[] = [];
  const waiting: (() => void)[] = [];

  const server = createServer((request, response) => {
    void (async () => {
      const text = await readText(request);
      const path = new URL(request.url ?? '/', 'http://graph').pathname;
      if (path.endsWith('/.well-known/openid-configuration'))
        return write(response, { status: 200, body: configuration(path) });
      if (path.endsWith('/oauth2/v2.0/token')) {
        tokenRequests.push(new URLSearchParams(text));
        return carryOut(response, tokenFaults.shift(), answerToken);
      }
      const asked = toRequest(request, { path, text });
      requests.push(asked);
      for (const resolve of waiting.splice(0)) resolve();
      graph.onRequest();
      return carryOut(response, faults.shift(), () => answerGraph(asked));
    })();
  });

  function configuration(path: string) {
    const tenant = path.split('/')[1] ?? '';
    return {
      // MSAL knows no authority but over https, and refuses an issuer that is not its authority.
      issuer: `${graph.origin.replace('http:', 'https:')}/${tenant}/v2.0`,
      authorization_endpoint: `${graph.origin}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${graph.origin}/${tenant}/oauth2/v2.0/token`,
      jwks_uri: `${graph.origin}/keys`,
    };
  }

  function answerToken(): Answer {
    // As long and as unreadable as Entra's.
    const token = ['eyJ', 'token', ''].map((part) => part + randomBytes(60).toString('base64url')).join('.');
    given.add(token);
    return { status: 200, body: { token_type: 'Bearer', expires_in: 3_599, access_token: token } };
  }

  function answerGraph({ method, organiser, token, externalId, subject }: GraphRequest): Answer {
    if (organiser === null) return graphError(404, 'ResourceNotFound', 'Resource not found for the segment.');
    if (method !== 'POST')
      return graphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.');
    if (token === null || !given.has(token))
      return graphError(
        401,
        'InvalidAuthenticationToken',
        'Access token validation failure. Invalid audience.',
      );
    if (!graph.hasConsent)
      return graphError(403, 'Forbidden', 'Insufficient privileges to complete the operation.');
    if (!graph.organisers.has(organiser)) return graphError(404, 'UnknownError', '');
    if (!graph.hasPolicy)
      return graphError(403, 'Forbidden', 'No application access policy found for this app: on the user.');
    if (!externalId) return graphError(400, 'BadRequest', 'ExternalId must not be null or empty.');
    const key = `${organiser} ${externalId}`;
    const found = meetings.get(key);
    if (found) return { status: 200, body: found };
    const made = makeMeeting({ organiser, externalId, subject });
    meetings.set(key, made);
    return { status: 201, body: made };
  }

  /** What is asked for is done, and then the fault may swallow the answer: as with a true network. */
  function carryOut(response: ServerResponse, fault: Fault | undefined, answer: () => Answer): void {
    if (!fault) return write(response, answer());
    if (fault.isCarriedOut) answer();
    if (fault.how === 'hang') return;
    if (fault.how === 'reset') return void response.socket?.destroy();
    if (fault.how === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"joinWebUrl":', () => response.socket?.destroy());
      return;
    }
    write(response, {
      status: fault.status ?? 200,
      body: fault.body ?? graphErrors[fault.status ?? 0] ?? '',
      headers: fault.headers,
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const graph: FakeGraph = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    meetings,
    requests,
    tokenRequests,
    organisers: new Set(),
    hasConsent: true,
    hasPolicy: true,
    onRequest: () => undefined,
    fail: (fault) => void faults.push(...Array.from({ length: fault.times ?? 1 }, () => fault)),
    failToken: (fault) => void tokenFaults.push(...Array.from({ length: fault.times ?? 1 }, () => fault)),
    revokeTokens: () => given.clear(),
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return graph;
}

/** An error as Graph writes it. */
export function graphError(status: number, code: string, message: string): Answer {
  const innerError = { date: '2026-11-25T12:00:00', 'request-id': 'r', 'client-request-id': 'r' };
  return { status, body: { error: { code, message, innerError } } };
}

/** What Graph's gateway says when it has no other words. */
const graphErrors: Record<number, unknown> = {
  400: graphError(400, 'BadRequest', '1026: An error has occurred.').body,
  429: graphError(429, 'TooManyRequests', 'Too many requests').body,
  500: graphError(500, 'InternalServerError', 'An internal server error occurred.').body,
  502: '<html><body>502 Bad Gateway</body></html>',
  503: graphError(503, 'ServiceUnavailable', 'The service is unavailable.').body,
  504: graphError(504, 'UnknownError', '').body,
};

function makeMeeting(wanted: {
  organiser: string;
  externalId: string;
  subject: string | null;
}): GraphMeeting {
  const thread = `19:meeting_${randomBytes(18).toString('base64url')}@thread.v2`;
  const context = JSON.stringify({ Tid: randomUUID(), Oid: wanted.organiser });
  return {
    id: randomBytes(40).toString('base64url'),
    externalId: wanted.externalId,
    subject: wanted.subject,
    joinWebUrl: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(thread)}/0?context=${encodeURIComponent(context)}`,
    chatInfo: { threadId: thread, messageId: '0', replyChainMessageId: null },
    joinInformation: { content: `data:text/html,${'%20'.repeat(1_000)}`, contentType: 'html' },
  };
}

function toRequest(request: IncomingMessage, read: { path: string; text: string }): GraphRequest {
  const [, organiser] = /^\/v1\.0\/users\/([^/]+)\/onlineMeetings\/createOrGet$/.exec(read.path) ?? [];
  const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const isJson = request.headers['content-type'] === 'application/json';
  const body = (isJson ? JSON.parse(read.text || '{}') : {}) as Record<string, unknown>;
  return {
    method: request.method ?? '',
    organiser: organiser ?? null,
    token: token ?? null,
    externalId: typeof body.externalId === 'string' ? body.externalId : null,
    subject: typeof body.subject === 'string' ? body.subject : null,
    body,
  };
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'r-1', ...headers });
  response.end(text);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

type Answer = { status: number; body: unknown; headers?: Record<string, string> };

type Fault = Partial<Answer> & {
  /** `cut`: the answer breaks off. */
  how?: 'hang' | 'reset' | 'cut';
  /** What was asked for is done all the same. */
  isCarriedOut?: boolean;
  times?: number;
};

export type GraphRequest = {
  method: string;
  organiser: string | null;
  token: string | null;
  externalId: string | null;
  subject: string | null;
  body: Record<string, unknown>;
};

export type GraphMeeting = {
  id: string;
  externalId: string;
  subject: string | null;
  joinWebUrl: string;
  chatInfo: { threadId: string; messageId: string; replyChainMessageId: null };
  joinInformation: object;
};

export type FakeGraph = {
  /** Of Entra; Graph is at `/v1.0`. */
  origin: string;
  /** By organiser and external id. */
  meetings: Map<string, GraphMeeting>;
  requests: GraphRequest[];
  tokenRequests: URLSearchParams[];
  /** Who is there and has a licence. */
  organisers: Set<string>;
  hasConsent: boolean;
  hasPolicy: boolean;
  /** Called when a request has come, before its answer. */
  onRequest: () => void;
  /** The next requests get this, in the order in which it was said. */
  fail(fault: Fault): void;
  failToken(fault: Fault): void;
  /** Tokens that were given are refused from now on. */
  revokeTokens(): void;
  nextRequest(): Promise<void>;
  close(): Promise<void>;
};
