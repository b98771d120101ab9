import type { IncomingHttpHeaders } from 'node:http';
import type { Catalog } from './Catalog.ts';
import type { Container } from './Container.ts';
import { CosmosError } from './CosmosError.ts';
import type { Resource } from './readResource.ts';

/** A request that was let in, read. */
export type Exchange = {
  catalog: Catalog;
  method: string;
  headers: IncomingHttpHeaders;
  resource: Resource;
  body: string;
};

export type Answer = {
  status: number;
  /** JSON text; none for 204 and 304. */
  body?: string | undefined;
  charge: number;
  headers?: Record<string, string>;
  /** Adds the container's session token and address. */
  container?: Container;
};

export function readBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new CosmosError(400, 'The body is no JSON.', { cause });
  }
}

export function readHeader(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

export function isTrue(headers: IncomingHttpHeaders, name: string): boolean {
  return readHeader(headers, name)?.toLowerCase() === 'true';
}

/** `x-ms-max-item-count`: 100 without, -1 leaves it to the server, which then gives up to 1,000. */
export function readPageSize(headers: IncomingHttpHeaders): number {
  const text = readHeader(headers, 'x-ms-max-item-count');
  if (text === undefined) return 100;
  const size = Number(text);
  if (size === -1) return 1000;
  if (!Number.isInteger(size) || size < 1)
    throw new CosmosError(400, `x-ms-max-item-count: ${text} is no page size.`);
  return size;
}
