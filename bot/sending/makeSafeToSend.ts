import type http from 'node:http';
import type https from 'node:https';
import { agentFor } from './agents.ts';

/**
 * Takes from the client of the SDK what would send more than once or elsewhere: it repeats a POST after 5xx by itself,
 * so that a delivered message arrives twice (its own options against that are ignored), and it follows redirects with
 * the bot's token. Throws when the client is not made as this knows it.
 */
export function makeSafeToSend(connector: object): void {
  const client: unknown = Reflect.get(connector, 'client');
  const pipeline: unknown = client instanceof Object ? Reflect.get(client, 'pipeline') : null;
  if (!isPipeline(pipeline)) throw new Error('the connector client of this botbuilder has no pipeline');
  const removed = ['defaultRetryPolicy', 'redirectPolicy'].map((name) => pipeline.removePolicy({ name }));
  if (removed.some(({ length }) => length !== 1))
    throw new Error('the policies of botbuilder are named otherwise');
  pipeline.addPolicy({
    name: 'closeIdleConnections',
    sendRequest(request, next) {
      request.agent = agentFor(request.url);
      return next(request);
    },
  });
}

function isPipeline(value: unknown): value is Pipeline {
  return value instanceof Object && 'removePolicy' in value && 'addPolicy' in value;
}

type SentRequest = { url: string; agent?: http.Agent | https.Agent };
type Pipeline = {
  removePolicy(which: { name: string }): unknown[];
  addPolicy(policy: {
    name: string;
    sendRequest(request: SentRequest, next: (request: SentRequest) => Promise<unknown>): Promise<unknown>;
  }): void;
};
