import { readPartitionKeyHeader } from './checkItem.ts';
import type { Container } from './Container.ts';
import { CosmosError, notOffered } from './CosmosError.ts';
import { isObject } from './json.ts';
import type { JsonObject } from './json.ts';
import { patchItem } from './patchItem.ts';
import { round } from './requestCharge.ts';
import { createItem, deleteItem, readItem, replaceItem, upsertItem } from './writeItem.ts';
import type { Outcome, Place } from './writeItem.ts';

export type BatchRequest = {
  container: Container;
  /** The partition of a transactional batch; each operation of a bulk names its own. */
  pk: string | undefined;
  operations: unknown;
  isAtomic: boolean;
  continueOnError: boolean;
  /** `Prefer: return=minimal`: no bodies of written items. */
  isMinimal: boolean;
};

/** The service's limit of operations in one request. */
const mostOperations = 100;

/**
 * Runs the operations in their order. Atomic: all or nothing, in one place of the log; after a failure it answers 207
 * with 424 for all others. Not atomic (bulk): each for itself.
 */
export function runBatch(request: BatchRequest): { status: number; body: string; charge: number } {
  const { container, operations, isAtomic } = request;
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > mostOperations) {
    throw new CosmosError(400, `A batch has 1 to ${mostOperations} operations.`);
  }
  if (isAtomic && request.pk === undefined)
    throw new CosmosError(400, 'A transactional batch needs a partition key.');
  const results: Result[] = [];
  let failure = -1;
  try {
    container.file.transact(() => {
      const shared = isAtomic ? container.nextWrite() : undefined;
      operations.forEach((operation, i) => {
        if (failure !== -1 && !request.continueOnError) {
          results.push(dependent);
          return;
        }
        const result = attempt(request, operation, () => shared ?? container.nextWrite());
        results.push(result);
        if (result.statusCode < 400) return;
        if (failure === -1) failure = i;
        if (isAtomic) throw new Undone();
      });
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    const failed = results[failure];
    results.splice(0, results.length, ...operations.map((_, i) => (i === failure && failed) || dependent));
  }
  const charge = round(results.reduce((sum, { requestCharge }) => sum + requestCharge, 0));
  return { status: failure === -1 ? 200 : 207, body: `[${results.map(render).join(',')}]`, charge };
}

class Undone extends Error {}

type Result = {
  statusCode: number;
  requestCharge: number;
  subStatusCode?: number | undefined;
  message?: string;
  eTag?: string | undefined;
  /** JSON text. */
  resourceBody?: string | undefined;
};

const dependent: Result = { statusCode: 424, requestCharge: 0 };

function attempt(request: BatchRequest, operation: unknown, write: Place['write']): Result {
  try {
    const { status, charge, etag, body } = runOperation(request, operation, write);
    const isWrite = isObject(operation) && operation.operationType !== 'Read';
    return {
      statusCode: status,
      requestCharge: charge,
      eTag: etag,
      resourceBody: request.isMinimal && isWrite ? undefined : body,
    };
  } catch (error) {
    if (!(error instanceof CosmosError)) throw error;
    return {
      statusCode: error.status,
      subStatusCode: error.substatus,
      message: error.message,
      requestCharge: 1,
    };
  }
}

function runOperation({ container, pk }: BatchRequest, operation: unknown, write: Place['write']): Outcome {
  if (!isObject(operation)) throw new CosmosError(400, 'An operation of a batch is an object.');
  const { operationType, resourceBody } = operation;
  const place: Place = { container, pk: partitionOf(operation, pk), write };
  const conditions = { ifMatch: text(operation, 'ifMatch'), ifNoneMatch: text(operation, 'ifNoneMatch') };
  const id = text(operation, 'id') ?? '';
  if (conditions.ifNoneMatch !== undefined && operationType !== 'Read') {
    throw notOffered('ifNoneMatch on a write');
  }
  switch (operationType) {
    case 'Create':
      return createItem(place, resourceBody);
    case 'Upsert':
      return upsertItem(place, resourceBody, conditions);
    case 'Replace':
      return replaceItem(place, { id, body: resourceBody, ...conditions });
    case 'Delete':
      return deleteItem(place, id, conditions);
    case 'Patch':
      return patchItem(place, { id, body: resourceBody, ...conditions });
    case 'Read':
      return readItem(place, id, conditions);
    default:
      throw notOffered(`the batch operation ${JSON.stringify(operationType)}`);
  }
}

function partitionOf(operation: JsonObject, pk: string | undefined): string {
  const named = text(operation, 'partitionKey');
  const own = named === undefined ? undefined : readPartitionKeyHeader(named);
  if (pk !== undefined && own !== undefined && own !== pk) {
    throw new CosmosError(400, 'An operation of a transactional batch cannot leave its partition.');
  }
  const found = pk ?? own;
  if (found === undefined) throw new CosmosError(400, 'An operation of a bulk needs a partition key.');
  return found;
}

function text(operation: JsonObject, name: string): string | undefined {
  const value = operation[name];
  return typeof value === 'string' ? value : undefined;
}

function render({ resourceBody, ...result }: Result): string {
  const text = JSON.stringify(result);
  return resourceBody === undefined ? text : `${text.slice(0, -1)},"resourceBody":${resourceBody}}`;
}
