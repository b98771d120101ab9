import type { IncomingMessage } from 'node:http';
import { CosmosError, notOffered } from './CosmosError.ts';

/** Refuses by name every header that would change what a request means and that this server does not know. */
export function checkHeaders(request: IncomingMessage): void {
  for (const [name, value] of Object.entries(request.headers)) {
    if (refused.has(name)) throw notOffered(`the header ${name}`);
    if (name.startsWith('x-ms-') && !known.has(name)) throw notOffered(`the header ${name}`);
    if (name === 'x-ms-consistency-level') checkConsistency(String(value));
  }
}

function checkConsistency(level: string): void {
  if (!['Session', 'ConsistentPrefix', 'Eventual'].includes(level)) {
    throw new CosmosError(
      400,
      `ConsistencyLevel ${level} specified in the request is invalid when service is configured with consistency level Session.`,
    );
  }
}

const refused = new Set(['if-unmodified-since', 'if-range', 'range', 'content-encoding', 'x-http-method']);

const known = new Set([
  'x-ms-activity-id',
  'x-ms-client-request-id',
  'x-ms-consistency-level',
  'x-ms-continuation',
  'x-ms-cosmos-changefeed-wire-format-version',
  'x-ms-cosmos-allow-tentative-writes',
  'x-ms-cosmos-batch-atomic',
  'x-ms-cosmos-batch-continue-on-error',
  'x-ms-cosmos-correlated-activityid',
  'x-ms-cosmos-is-batch-request',
  'x-ms-cosmos-is-query-plan-request',
  'x-ms-cosmos-offer-autopilot-settings',
  'x-ms-cosmos-priority-level',
  'x-ms-cosmos-query-version',
  'x-ms-cosmos-sdk-supportedcapabilities',
  'x-ms-cosmos-supported-query-features',
  'x-ms-date',
  'x-ms-dedicatedgateway-bypass-cache',
  'x-ms-dedicatedgateway-max-age',
  'x-ms-documentdb-is-upsert',
  'x-ms-documentdb-isquery',
  'x-ms-documentdb-partitionkey',
  'x-ms-documentdb-partitionkeyrangeid',
  'x-ms-documentdb-populatequerymetrics',
  'x-ms-documentdb-populatequotainfo',
  'x-ms-documentdb-query-enable-scan',
  'x-ms-documentdb-query-enablecrosspartition',
  'x-ms-documentdb-query-parallelizecrosspartitionquery',
  'x-ms-documentdb-responsecontinuationtokenlimitinkb',
  'x-ms-max-item-count',
  'x-ms-offer-throughput',
  'x-ms-session-token',
  'x-ms-useragent',
  'x-ms-version',
]);
