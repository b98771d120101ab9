import type { IncomingHttpHeaders } from 'node:http';
import { largestItem, readPartitionKeyHeader } from './checkItem.ts';
import type { Container } from './Container.ts';
import { CosmosError, notOffered } from './CosmosError.ts';
import { isTrue, readBody, readHeader, readPageSize } from './Exchange.ts';
import type { Answer, Exchange } from './Exchange.ts';
import { isObject } from './json.ts';
import type { Json } from './json.ts';
import { patchItem } from './patchItem.ts';
import { queryItems } from './queryItems.ts';
import { readChangeFeed } from './readChangeFeed.ts';
import { runBatch } from './runBatch.ts';
import { createItem, deleteItem, readItem, replaceItem, upsertItem } from './writeItem.ts';
import type { Conditions, Outcome, Place } from './writeItem.ts';

/** `/dbs/{id}/colls/{id}/docs`: create, upsert, query, batch, change feed. */
export function answerItems(exchange: Exchange): Answer {
  const { method, headers, body } = exchange;
  const container = containerOf(exchange);
  if (method === 'GET') return answerChangeFeed(container, headers);
  if (method !== 'POST') throw notOffered(`${method} of the items`);
  if (isTrue(headers, 'x-ms-cosmos-is-query-plan-request')) throw notOffered('a query plan');
  if (isTrue(headers, 'x-ms-cosmos-is-batch-request')) return answerBatch(container, headers, body);
  if (isTrue(headers, 'x-ms-documentdb-isquery')) return answerQuery(container, headers, readBody(body));
  const item = readBody(body);
  const pk = requirePartitionKey(headers);
  const conditions = readConditions(headers);
  if (isTrue(headers, 'x-ms-documentdb-is-upsert')) {
    return write(container, pk, (place) => upsertItem(place, item, conditions));
  }
  return write(container, pk, (place) => createItem(place, item));
}

/** `/dbs/{id}/colls/{id}/docs/{id}`: read, replace, patch, delete. */
export function answerItem(exchange: Exchange): Answer {
  const { method, headers, body } = exchange;
  const container = containerOf(exchange);
  const [, , id = ''] = exchange.resource.ids;
  const pk = requirePartitionKey(headers);
  if (method === 'GET') {
    return answer(container, readItem({ container, pk }, id, { ifNoneMatch: headers['if-none-match'] }));
  }
  const conditions = readConditions(headers);
  switch (method) {
    case 'PUT':
      return write(container, pk, (place) => replaceItem(place, { id, body: readBody(body), ...conditions }));
    case 'PATCH':
      return write(container, pk, (place) => patchItem(place, { id, body: readBody(body), ...conditions }));
    case 'DELETE':
      return write(container, pk, (place) => deleteItem(place, id, conditions));
    default:
      throw notOffered(`${method} of an item`);
  }
}

function answerQuery(container: Container, headers: IncomingHttpHeaders, body: unknown): Answer {
  if (!isObject(body) || typeof body.query !== 'string') throw new CosmosError(400, 'A query has a text.');
  const page = queryItems({
    container,
    pk: readPartitionKey(headers),
    sql: body.query,
    parameters: readParameters(body.parameters),
    pageSize: readPageSize(headers),
    continuation: readHeader(headers, 'x-ms-continuation'),
  });
  const metrics = `retrievedDocumentCount=${page.visited};outputDocumentCount=${page.documents.length}`;
  return {
    ...list(container, page),
    headers: {
      'x-ms-item-count': String(page.documents.length),
      ...(page.continuation !== undefined && { 'x-ms-continuation': page.continuation }),
      ...(isTrue(headers, 'x-ms-documentdb-populatequerymetrics') && {
        'x-ms-documentdb-query-metrics': metrics,
      }),
    },
  };
}

function answerChangeFeed(container: Container, headers: IncomingHttpHeaders): Answer {
  const mode = headers['a-im'];
  if (mode === undefined) throw notOffered('reading the items as a list; use a query or the change feed');
  if (mode !== 'Incremental Feed' && mode !== 'Incremental feed')
    throw notOffered(`the change feed "${String(mode)}", only the latest versions`);
  const page = readChangeFeed({
    container,
    pk: readPartitionKey(headers),
    noneMatch: headers['if-none-match'],
    modifiedSince: headers['if-modified-since'],
    pageSize: readPageSize(headers),
  });
  if (page.documents.length === 0)
    return { status: 304, charge: page.charge, container, headers: { etag: page.etag } };
  return {
    ...list(container, page),
    headers: { etag: page.etag, 'x-ms-item-count': String(page.documents.length) },
  };
}

function answerBatch(container: Container, headers: IncomingHttpHeaders, body: string): Answer {
  if (Buffer.byteLength(body) > largestItem)
    throw new CosmosError(413, 'Request size is too large: a batch has at most 2 MB.');
  const result = runBatch({
    container,
    pk: readPartitionKey(headers),
    operations: readBody(body),
    isAtomic: isTrue(headers, 'x-ms-cosmos-batch-atomic'),
    continueOnError: isTrue(headers, 'x-ms-cosmos-batch-continue-on-error'),
    isMinimal: headers.prefer === 'return=minimal',
  });
  return { ...result, container };
}

/** One request, one transaction. */
function write(container: Container, pk: string, work: (place: Place) => Outcome): Answer {
  const place = { container, pk, write: () => container.nextWrite() };
  return answer(
    container,
    container.file.transact(() => work(place)),
  );
}

function answer(container: Container, { status, body, charge, etag }: Outcome): Answer {
  return { status, body, charge, container, ...(etag !== undefined && { headers: { etag } }) };
}

function list(container: Container, { documents, charge }: { documents: string[]; charge: number }): Answer {
  const body = `{"_rid":"${container.rid}","Documents":[${documents.join(',')}],"_count":${documents.length}}`;
  return { status: 200, body, charge, container };
}

function containerOf({ catalog, resource }: Exchange): Container {
  const [database = '', container = ''] = resource.ids;
  return catalog.readContainer(database, container);
}

function readConditions(headers: IncomingHttpHeaders): Conditions {
  if (headers['if-none-match'] !== undefined) throw notOffered('If-None-Match on a write');
  return { ifMatch: headers['if-match'] };
}

function readPartitionKey(headers: IncomingHttpHeaders): string | undefined {
  const header = readHeader(headers, 'x-ms-documentdb-partitionkey');
  return header === undefined ? undefined : readPartitionKeyHeader(header);
}

function requirePartitionKey(headers: IncomingHttpHeaders): string {
  const pk = readPartitionKey(headers);
  if (pk === undefined)
    throw new CosmosError(400, 'The request has no partition key (x-ms-documentdb-partitionkey).');
  return pk;
}

function readParameters(parameters: Json | undefined): Map<string, Json | undefined> {
  if (parameters === undefined) return new Map();
  if (!Array.isArray(parameters)) throw new CosmosError(400, 'The parameters of a query are an array.');
  return new Map(
    parameters.map((parameter) => {
      if (!isObject(parameter) || typeof parameter.name !== 'string') {
        throw new CosmosError(400, 'A parameter has a name and a value.');
      }
      return [parameter.name, parameter.value];
    }),
  );
}
