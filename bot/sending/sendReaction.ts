import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { PlaceAddress } from '../../api/domain/relay/gateway.ts';
import { agentFor } from './agents.ts';

/** Teams' name of the white tick on green. */
const carried = '2705_whiteheavycheckmark';

/**
 * The bot's own reaction. botbuilder's client has no such call: it is one of Teams, which its newer SDK has as a
 * preview (`PUT|DELETE …/activities/{id}/reactions/{type}`). Where there is none, the answer is 404, 405 or 501.
 */
export async function sendReaction(
  { serviceUrl, conversationId }: PlaceAddress,
  { activityId, isOn }: { activityId: string; isOn: boolean },
  { token, abortSignal }: { token: string; abortSignal: AbortSignal },
): Promise<void> {
  const parts = ['v3/conversations', conversationId, 'activities', activityId, 'reactions', carried];
  const path = parts.map((part, index) => (index === 0 ? part : encodeURIComponent(part))).join('/');
  const response = await send(`${serviceUrl.replace(/\/$/, '')}/${path}`, {
    method: isOn ? 'PUT' : 'DELETE',
    headers: { authorization: `Bearer ${token}`, 'content-length': 0 },
    signal: abortSignal,
  });
  const { statusCode = 0 } = response;
  if (statusCode < 200 || statusCode > 299) throw new ReactionRefused(response);
}

/** A third of what `fetch` costs, over the connections of the other requests; no redirect is followed. */
function send(url: string, options: http.RequestOptions): Promise<IncomingMessage> {
  const { request } = url.startsWith('http:') ? http : https;
  return new Promise((resolve, reject) => {
    request(url, { ...options, agent: agentFor(url) }, (response) => {
      response.resume().once('error', reject);
      response.once('end', () => resolve(response));
    })
      .once('error', reject)
      .end();
  });
}

/** With the properties that the SDK's errors have. */
class ReactionRefused extends Error {
  readonly statusCode: number;
  readonly response: { headers: { get(name: string): string | undefined } };

  constructor({ statusCode = 0, headers }: IncomingMessage) {
    super(`answered ${statusCode}`);
    this.statusCode = statusCode;
    this.response = { headers: { get: (name) => headers[name]?.toString() } };
  }
}
