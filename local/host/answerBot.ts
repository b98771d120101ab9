import { createHash, timingSafeEqual } from 'node:crypto';
import { botTenant, clientId } from '../identity.ts';
import type { ConnectorIssuer, IssuerAnswer, IssuerRequest } from './createConnectorIssuer.ts';

/** The origin of the bot's issuer, as its tokens name it. */
export function botIssuerOrigin(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Whether this is an address of the connector's keys or of the bot's tokens. */
export function isOfBot(path: string): boolean {
  return path.startsWith('/v1/.well-known/') || path.startsWith(`/${botTenant}/`);
}

/** The connector's keys for everyone; tokens of the bot only for who knows its secret. */
export async function answerBot(
  { connectorIssuer, botPassword }: { connectorIssuer: ConnectorIssuer; botPassword: string | null },
  request: IssuerRequest,
): Promise<IssuerAnswer> {
  const isForToken = request.path.endsWith('/token') && request.method === 'POST';
  if (isForToken && !knowsSecret(request.body, botPassword)) {
    return { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215' } };
  }
  if (request.method !== 'GET' && !isForToken) return { status: 405, body: { error: 'invalid_request' } };
  const answer = await connectorIssuer.answer(request);
  return answer ?? { status: 404, body: { error: { message: 'There is nothing here.' } } };
}

function knowsSecret(body: string, botPassword: string | null): boolean {
  const asked = new URLSearchParams(body);
  const secret = asked.get('client_secret');
  if (botPassword === null || secret === null || asked.get('client_id') !== clientId) return false;
  return timingSafeEqual(hash(secret), hash(botPassword));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
