import { z } from 'zod';
import { CosmosError, notOffered } from './CosmosError.ts';
import { storeItem } from './itemTable.ts';
import { isObject } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { evaluate } from './sql/evaluate.ts';
import { parseCondition } from './sql/parseQuery.ts';
import { parseItem } from './StoredItem.ts';
import { checkMatch, findExisting, prepareItem, written } from './writeItem.ts';
import type { Conditions, Outcome, Place } from './writeItem.ts';

/** The service's limit of operations in one patch. */
const mostOperations = 10;

/**
 * Changes parts of an item: add, set, replace, remove, incr. Errors: 400 for an operation that cannot be done, 404,
 * 412 where `condition` or `ifMatch` does not hold.
 */
export function patchItem(
  place: Place,
  { id, body, ...conditions }: { id: string; body: unknown } & Conditions,
): Outcome {
  const { operations, condition } = readPatch(body);
  const existing = findExisting(place, id);
  checkMatch(place.container, existing, conditions);
  const current = parseItem(place.container, existing);
  if (condition !== undefined && evaluate(parseCondition(condition), current) !== true) {
    throw new CosmosError(412, 'The condition specified in the request is not met.', { substatus: 1110 });
  }
  for (const operation of operations) applyOperation(current, operation);
  if (current.id !== id) throw new CosmosError(400, 'A patch cannot change the id.');
  const { item, text } = prepareItem(place, current);
  return written(place.container, storeItem({ ...place, item, text, write: place.write(), existing }), 200);
}

type Operation = z.infer<typeof operation>;

function readPatch(body: unknown): { operations: Operation[]; condition?: string | undefined } {
  const result = patch.safeParse(Array.isArray(body) ? { operations: body } : body);
  if (!result.success) throw new CosmosError(400, `Patch: ${z.prettifyError(result.error)}`);
  return result.data;
}

function applyOperation(item: JsonObject, { op, path, value }: Operation): void {
  const steps = path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop() ?? '';
  let parent: Json | undefined = item;
  for (const step of steps)
    parent = Array.isArray(parent)
      ? parent[indexOf(step, parent.length)]
      : isObject(parent)
        ? parent[step]
        : undefined;
  if (Array.isArray(parent)) applyToArray(parent, last, { op, path, value });
  else if (isObject(parent)) applyToObject(parent, last, { op, path, value });
  else throw impossible(op, path, 'what it lies in does not exist');
}

function applyToObject(parent: JsonObject, name: string, { op, path, value }: Operation): void {
  const isThere = Object.hasOwn(parent, name);
  if ((op === 'replace' || op === 'remove') && !isThere) throw impossible(op, path, 'it does not exist');
  if (op === 'remove') Reflect.deleteProperty(parent, name);
  else parent[name] = op === 'incr' ? incremented(parent[name] ?? 0, { op, path, value }) : (value as Json);
}

function applyToArray(parent: Json[], step: string, { op, path, value }: Operation): void {
  if (op === 'add') {
    const index = step === '-' ? parent.length : indexOf(step, parent.length);
    if (index > parent.length) throw impossible(op, path, 'the index is behind the end');
    parent.splice(index, 0, value as Json);
    return;
  }
  const index = indexOf(step, parent.length);
  if (index >= parent.length) throw impossible(op, path, 'it does not exist');
  if (op === 'remove') parent.splice(index, 1);
  else
    parent[index] = op === 'incr' ? incremented(parent[index] ?? null, { op, path, value }) : (value as Json);
}

function incremented(current: Json, { op, path, value }: Operation): number {
  if (typeof current !== 'number' || typeof value !== 'number') throw impossible(op, path, 'it is no number');
  return current + value;
}

function indexOf(step: string, length: number): number {
  if (!/^(0|[1-9]\d*)$/.test(step))
    throw new CosmosError(400, `Patch: "${step}" is no index of an array of ${length}.`);
  return Number(step);
}

function impossible(op: string, path: string, why: string): CosmosError {
  return new CosmosError(400, `For operation ${op} at ${path}: ${why}.`);
}

const operation = z
  .strictObject({
    op: z.enum(['add', 'set', 'replace', 'remove', 'incr', 'move']),
    path: z.string().regex(/^\/./),
    value: z.unknown(),
    from: z.unknown(),
  })
  .partial({ value: true, from: true })
  .transform(({ op, path, value }) => {
    if (op === 'move') throw notOffered('the patch operation move');
    return { op, path, value };
  })
  .refine(({ op, value }) => op === 'remove' || value !== undefined, 'value is missing')
  .refine(
    ({ path }) => !/^\/(_rid|_self|_etag|_ts|_attachments|id)(\/|$)/.test(path),
    'a system property cannot be patched',
  );

const patch = z.strictObject({
  operations: z.array(operation).min(1).max(mostOperations),
  condition: z.string().optional(),
});
