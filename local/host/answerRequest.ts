import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TokenBearer } from '../identity.ts';
import type { DemoCompany, DemoPerson } from '../people.ts';
import { answerBot, isOfBot } from './answerBot.ts';
import type { ConnectorIssuer } from './createConnectorIssuer.ts';
import type { Issuer } from './createIssuer.ts';
import type { Pages } from './createPages.ts';
import { refuseCaller } from './refuseCaller.ts';

/** A request for a token is far smaller than this many bytes. */
const longestBody = 4096;

/** Answers one request of the host; never throws. */
export async function answerRequest(
  context: HostContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-store');
  try {
    const refusal = refuseCaller(request, context.port);
    if (refusal) return answerError(response, 403, refusal);
    await route(context, request, response);
  } catch (error) {
    console.error('host:', error);
    if (response.headersSent) response.destroy();
    else answerError(response, 500, 'The local Teams host failed. Its output says why.');
  }
}

async function route(context: HostContext, request: IncomingMessage, response: ServerResponse) {
  const { issuer, pages } = context;
  const { pathname } = new URL(request.url ?? '/', 'http://host');
  if (pathname === '/token') {
    if (request.method !== 'POST') return answerMethod(response, 'POST');
    return answerToken(context, request, response);
  }
  if (isOfBot(pathname)) {
    const answer = await answerBot(context, {
      method: request.method ?? 'GET',
      path: pathname,
      body: (await readBody(request)) ?? '',
    });
    return answerJson(response, answer.body, answer.status);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return answerMethod(response, 'GET, HEAD');
  if (pathname === '/people') return answerJson(response, listPeople(context));
  if (pathname === '/.well-known/jwks.json') return answerJson(response, issuer.jwks);
  const configuration = /^(?:\/([0-9a-f-]{36})\/v2\.0)?\/\.well-known\/openid-configuration$/.exec(pathname);
  if (configuration)
    return answerJson(response, issuer.openIdConfiguration(configuration[1] ?? '{tenantid}'));
  pages.answer(request, response, () => answerError(response, 404, 'There is nothing here.'));
}

async function answerToken(
  { issuer, bearers }: HostContext,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const personId = toPersonId(await readBody(request));
  if (personId === null) return answerError(response, 400, 'The body must be {"personId":"…"}.');
  const bearer = bearers.find(({ id }) => id === personId);
  if (!bearer) return answerError(response, 404, 'There is no such person.');
  answerJson(response, { token: await issuer.mintToken(bearer) });
}

function listPeople({ people, companies }: HostContext) {
  return people.map(({ id, name, companyId, role, locale }) => {
    const company = companies.find((one) => one.id === companyId);
    if (!company) throw new Error(`${id} belongs to no company`);
    return { id, name, company: { id: company.id, name: company.name, kind: company.kind }, role, locale };
  });
}

/** The body as text; null when it is longer than a request for a token can be. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= longestBody) chunks.push(chunk);
  }
  return length > longestBody ? null : Buffer.concat(chunks).toString('utf8');
}

function toPersonId(body: string | null): string | null {
  try {
    const { personId } = JSON.parse(body ?? '') as { personId?: unknown };
    return typeof personId === 'string' ? personId : null;
  } catch {
    return null;
  }
}

function answerJson(response: ServerResponse, body: unknown, status = 200): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

function answerError(response: ServerResponse, status: number, message: string): void {
  answerJson(response, { error: { message } }, status);
}

function answerMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('allow', allowed);
  answerError(response, 405, `Only ${allowed} is answered here.`);
}

export type HostContext = {
  port: number;
  issuer: Issuer;
  connectorIssuer: ConnectorIssuer;
  /** The secret with which the bot asks for its tokens; null: nobody gets any. */
  botPassword: string | null;
  bearers: readonly TokenBearer[];
  people: readonly DemoPerson[];
  companies: readonly DemoCompany[];
  pages: Pages;
};
