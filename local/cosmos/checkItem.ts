import { CosmosError } from './CosmosError.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject, readPath } from './json.ts';

/** The largest item of the service, in bytes of UTF-8 JSON. */
export const largestItem = 2 * 1024 * 1024;

const longestId = 1023;
const longestPartitionKey = 2048;

export function checkResourceId(id: string): void {
  if (id === '' || /[/\\?#]/.test(id) || id.endsWith(' ') || Buffer.byteLength(id) > longestId) {
    throw new CosmosError(
      400,
      `The id ${JSON.stringify(id.slice(0, 100))} is not allowed: 1 to ${longestId} bytes, none of / \\ ? #, no space at the end.`,
    );
  }
}

export function checkItem(item: unknown): JsonObject & { id: string } {
  if (!isObject(item)) throw new CosmosError(400, 'The body of an item is a JSON object.');
  if (typeof item.id !== 'string')
    throw new CosmosError(
      400,
      "The input content is invalid because the required property 'id' is missing or not a string.",
    );
  checkResourceId(item.id);
  const { ttl } = item;
  if (ttl !== undefined && ttl !== null && !(Number.isInteger(ttl) && (ttl === -1 || (ttl as number) > 0))) {
    throw new CosmosError(
      400,
      `The ttl ${JSON.stringify(ttl)} is not allowed: -1 or a positive whole number of seconds.`,
    );
  }
  return item as JsonObject & { id: string };
}

/** The partition key of an item as the text it is stored under; a missing property is its own key, `{}`. */
export function partitionKeyOf(item: JsonObject, steps: readonly string[]): string {
  return partitionKeyText(readPath(item, steps));
}

/** Reads the partition key header, a JSON array of one value. */
export function readPartitionKeyHeader(header: string): string {
  let values: unknown;
  try {
    values = JSON.parse(header);
  } catch {
    values = undefined;
  }
  if (!Array.isArray(values) || values.length !== 1) {
    throw new CosmosError(400, `The partition key ${header.slice(0, 200)} is not an array of one value.`);
  }
  const value = values[0] as Json;
  return isObject(value) && Object.keys(value).length === 0
    ? partitionKeyText(undefined)
    : partitionKeyText(value);
}

function partitionKeyText(value: Json | undefined): string {
  if (value === undefined) return '{}';
  if (typeof value === 'object' && value !== null) {
    throw new CosmosError(400, 'A partition key is a string, a number, a boolean or null.');
  }
  if (typeof value === 'string' && Buffer.byteLength(value) > longestPartitionKey) {
    throw new CosmosError(400, `A partition key has at most ${longestPartitionKey} bytes.`);
  }
  return JSON.stringify(value);
}
