import { CosmosError } from './CosmosError.ts';
import type { Exchange } from './Exchange.ts';

/** What a test sees of a request before it is done. */
export type FaultRequest = {
  operation:
    | 'create'
    | 'upsert'
    | 'read'
    | 'replace'
    | 'patch'
    | 'delete'
    | 'query'
    | 'queryPlan'
    | 'batch'
    | 'changeFeed'
    | 'metadata';
  container?: string | undefined;
  id?: string | undefined;
  /** The header as sent, for example `["case-1"]`. */
  partitionKey?: string | undefined;
  body: string;
};

/** `loseAnswer` does the work and then cuts the connection. */
export type Fault = { status: 429; retryAfterMs: number } | { status: 449 | 503 } | 'loseAnswer';

/** Asked before every request; for tests only. */
export type Faults = (request: FaultRequest) => Fault | undefined;

export function refuseByFault(fault: Exclude<Fault, 'loseAnswer'>): never {
  if (fault.status === 429) {
    throw new CosmosError(429, 'The request rate is too large. Please retry after sometime.', {
      substatus: 3200,
      headers: { 'x-ms-retry-after-ms': String(fault.retryAfterMs) },
    });
  }
  throw new CosmosError(
    fault.status,
    fault.status === 449
      ? 'Conflicting request to resource has been attempted. Retry to avoid conflicts.'
      : 'Service is currently unavailable.',
  );
}

export function describeRequest({ method, headers, resource, body }: Exchange): FaultRequest {
  return {
    operation: resource.type === 'docs' ? operationOf(method, headers, resource.isList) : 'metadata',
    container: resource.ids[1],
    id: resource.ids[2],
    partitionKey: headers['x-ms-documentdb-partitionkey'] as string | undefined,
    body,
  };
}

function operationOf(
  method: string,
  headers: Exchange['headers'],
  isList: boolean,
): FaultRequest['operation'] {
  if (!isList)
    return ({ GET: 'read', PUT: 'replace', PATCH: 'patch', DELETE: 'delete' } as const)[method] ?? 'metadata';
  if (method === 'GET') return 'changeFeed';
  if (headers['x-ms-cosmos-is-query-plan-request']) return 'queryPlan';
  if (headers['x-ms-documentdb-isquery']) return 'query';
  if (headers['x-ms-cosmos-is-batch-request']) return 'batch';
  return headers['x-ms-documentdb-is-upsert'] ? 'upsert' : 'create';
}
