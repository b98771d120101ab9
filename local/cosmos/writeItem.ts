import { checkItem, largestItem, partitionKeyOf } from './checkItem.ts';
import type { Container, Write } from './Container.ts';
import { CosmosError, notFound } from './CosmosError.ts';
import { findItem, removeItem, storeItem } from './itemTable.ts';
import type { JsonObject } from './json.ts';
import { requestCharge } from './requestCharge.ts';
import { etagOf, renderItem, systemProperties } from './StoredItem.ts';
import type { StoredItem } from './StoredItem.ts';

/** What one operation on an item came to. `body` is JSON text. */
export type Outcome = {
  status: number;
  charge: number;
  body?: string;
  etag?: string;
};

/** Where an operation happens: the partition as the client named it, and the place in the log it will take. */
export type Place = {
  container: Container;
  pk: string;
  write: () => Write;
};

export type Conditions = {
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
};

/** Errors: 400 body or partition key, 409 the id or a unique key is taken, 413 larger than 2 MB. */
export function createItem(place: Place, body: unknown): Outcome {
  const { item, text } = prepareItem(place, body);
  const stored = storeItem({ ...place, item, text, write: place.write() });
  return written(place.container, stored, 201);
}

/** Errors: as createItem; an item that is there already is replaced, under `ifMatch` 412. */
export function upsertItem(place: Place, body: unknown, conditions: Conditions = {}): Outcome {
  const { item, text } = prepareItem(place, body);
  const existing = findItem(place.container, place.pk, item.id);
  if (existing) checkMatch(place.container, existing, conditions);
  const stored = storeItem({ ...place, item, text, write: place.write(), existing });
  return written(place.container, stored, existing ? 200 : 201);
}

/** Errors: as createItem, 404, under `ifMatch` 412. */
export function replaceItem(
  place: Place,
  { id, body, ...conditions }: { id: string; body: unknown } & Conditions,
): Outcome {
  const { item, text } = prepareItem(place, body);
  if (item.id !== id)
    throw new CosmosError(400, `The id of an item cannot change: "${id}" is not "${item.id}".`);
  const existing = findExisting(place, id);
  checkMatch(place.container, existing, conditions);
  const stored = storeItem({ ...place, item, text, write: place.write(), existing });
  return written(place.container, stored, 200);
}

export function deleteItem(place: Place, id: string, conditions: Conditions = {}): Outcome {
  const existing = findExisting(place, id);
  checkMatch(place.container, existing, conditions);
  place.write();
  removeItem(place.container, existing.rid);
  return { status: 204, charge: requestCharge.write(existing.body.length) };
}

/** A point read; under `ifNoneMatch` 304 without a body. */
export function readItem(
  { container, pk }: Omit<Place, 'write'>,
  id: string,
  conditions: Conditions = {},
): Outcome {
  const item = findItem(container, pk, id);
  if (!item) throw notFound();
  const etag = etagOf(container, item);
  const charge = requestCharge.read(item.body.length);
  if (conditions.ifNoneMatch === etag || conditions.ifNoneMatch === '*') return { status: 304, charge, etag };
  return { status: 200, charge, etag, body: renderItem(container, item) };
}

export function findExisting({ container, pk }: Omit<Place, 'write'>, id: string): StoredItem {
  const existing = findItem(container, pk, id);
  if (!existing) throw notFound();
  return existing;
}

export function checkMatch(container: Container, item: StoredItem, { ifMatch }: Conditions): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(container, item)) {
    throw new CosmosError(
      412,
      'Operation cannot be performed because one of the specified precondition is not met.',
    );
  }
}

/** The item without the system's properties, checked against the partition the client named. */
export function prepareItem(
  { container, pk }: Omit<Place, 'write'>,
  body: unknown,
): { item: JsonObject & { id: string }; text: string } {
  const item = checkItem(body);
  for (const name of systemProperties) Reflect.deleteProperty(item, name);
  if (partitionKeyOf(item, container.partitionKeySteps) !== pk) {
    throw new CosmosError(
      400,
      "PartitionKey extracted from document doesn't match the one specified in the header.",
      {
        substatus: 1001,
      },
    );
  }
  const text = JSON.stringify(item);
  if (Buffer.byteLength(text) > largestItem)
    throw new CosmosError(413, 'Request size is too large: an item has at most 2 MB.');
  return { item, text };
}

export function written(container: Container, stored: StoredItem, status: number): Outcome {
  return {
    status,
    charge: requestCharge.write(stored.body.length),
    etag: etagOf(container, stored),
    body: renderItem(container, stored),
  };
}
