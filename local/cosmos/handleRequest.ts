import { randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  answerAccount,
  answerContainers,
  answerDatabases,
  answerPartitionKeyRanges,
} from './answerMetadata.ts';
import { answerItem, answerItems } from './answerItems.ts';
import { authorize } from './authorize.ts';
import type { Catalog } from './Catalog.ts';
import { checkHeaders } from './checkHeaders.ts';
import { CosmosError, notOffered } from './CosmosError.ts';
import type { Answer, Exchange } from './Exchange.ts';
import type { Faults } from './faults.ts';
import { describeRequest, refuseByFault } from './faults.ts';
import { isLoopback } from './isLoopback.ts';
import { readResource } from './readResource.ts';

export type Service = {
  catalog: Catalog;
  key: KeyObject;
  faults?: Faults | undefined;
};

/** An item of 2 MB with its batch around it. */
const largestBody = 4 * 1024 * 1024;

/** One request from its first byte to its answer. */
export async function handleRequest(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let answer: Answer;
  let isAnswerLost = false;
  try {
    const body = await receive(request);
    if (!isLoopback(hostName(request.headers.host))) {
      throw new CosmosError(403, `The host "${request.headers.host ?? ''}" is not this machine.`);
    }
    const resource = readResource(request.url ?? '/');
    authorize(request, resource, service.key);
    checkHeaders(request);
    const exchange = {
      catalog: service.catalog,
      method: request.method ?? '',
      headers: request.headers,
      resource,
      body,
    };
    const fault = service.faults?.(describeRequest(exchange));
    if (fault && fault !== 'loseAnswer') refuseByFault(fault);
    isAnswerLost = fault === 'loseAnswer';
    answer = route(exchange);
  } catch (error) {
    answer = answerError(error);
  }
  if (isAnswerLost) request.socket.destroy();
  else send(response, answer);
}

function route(exchange: Exchange): Answer {
  const { type, ids, isList } = exchange.resource;
  switch (`${type}/${ids.length}`) {
    case '/0':
      return answerAccount(exchange);
    case 'dbs/0':
    case 'dbs/1':
      return answerDatabases(exchange);
    case 'colls/1':
    case 'colls/2':
      return answerContainers(exchange);
    case 'pkranges/2':
      return answerPartitionKeyRanges(exchange);
    case 'docs/2':
    case 'docs/3':
      return isList ? answerItems(exchange) : answerItem(exchange);
    default:
      throw notOffered(`the resource ${type}`);
  }
}

/** Anything unexpected is answered too: a client that waits for ever learns nothing. */
function answerError(error: unknown): Answer {
  const known =
    error instanceof CosmosError
      ? error
      : new CosmosError(500, error instanceof Error ? (error.stack ?? error.message) : String(error));
  return {
    status: known.status,
    body: JSON.stringify({ code: known.code, message: known.message }),
    charge: 1,
    headers: { 'x-ms-substatus': String(known.substatus), ...known.headers },
  };
}

function send(response: ServerResponse, { status, body, charge, headers, container }: Answer): void {
  response.writeHead(status, {
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }),
    'x-ms-request-charge': String(charge),
    'x-ms-activity-id': randomUUID(),
    'x-ms-version': '2020-07-15',
    ...(container && {
      'x-ms-session-token': `0:-1#${container.lsn}`,
      'x-ms-alt-content-path': encodeURI(`dbs/${container.databaseId}/colls/${container.id}`),
      'x-ms-content-path': container.rid,
    }),
    ...headers,
  });
  response.end(body);
}

/** By events: an async iterator costs more than all the rest of a small request. */
function receive(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // Read to the end all the same: an answer before it would be lost in a reset connection.
      if (size <= largestBody) chunks.push(chunk);
    });
    request.on('end', () => {
      if (size > largestBody) reject(new CosmosError(413, 'Request size is too large.'));
      else resolve(Buffer.concat(chunks).toString());
    });
    request.on('error', reject);
  });
}

function hostName(host: string | undefined): string {
  return (host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}
