import type { Container, Write } from './Container.ts';
import { CosmosError } from './CosmosError.ts';
import { encodeKey, nullKey, undefinedKey } from './encodeKey.ts';
import { readPath } from './json.ts';
import type { JsonObject } from './json.ts';
import { storedColumns } from './StoredItem.ts';
import type { StoredItem } from './StoredItem.ts';

/** The living item of that id, or undefined: one whose time is over is gone, even before it is purged. */
export function findItem(container: Container, pk: string, id: string): StoredItem | undefined {
  return container.file
    .prepare(
      `SELECT ${storedColumns} FROM ${container.table} WHERE pk = ? AND id = ? AND (expires IS NULL OR expires > ?)`,
    )
    .get(pk, id, container.second) as StoredItem | undefined;
}

type NewVersion = {
  container: Container;
  pk: string;
  item: JsonObject & { id: string };
  text: string;
  write: Write;
  existing?: StoredItem | undefined;
};

/** Writes a row, new or in the place of `existing`. Errors: 409 for a taken id or unique key. */
export function storeItem(version: NewVersion): StoredItem {
  const { container, pk } = version;
  checkMissingUniqueKeys(version);
  try {
    return writeRow(version);
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    // What stands in the way may be an item whose time is over.
    if (purgeExpired(container, { pk }) > 0) {
      try {
        return writeRow(version);
      } catch (again) {
        if (!isUniqueConflict(again)) throw again;
      }
    }
    throw conflict(container, version);
  }
}

export function removeItem(container: Container, rid: number): void {
  container.file.prepare(`DELETE FROM ${container.table} WHERE rid = ?`).run(rid);
  container.keepLsn();
}

/** Removes the rows whose time is over, at most `most` of them; answers how many. */
export function purgeExpired(
  container: Container,
  { pk, most = 1000 }: { pk?: string; most?: number },
): number {
  const inPartition = pk === undefined ? '' : 'AND pk = ?';
  const { changes } = container.file
    .prepare(
      `DELETE FROM ${container.table} WHERE rid IN
        (SELECT rid FROM ${container.table} WHERE expires <= ? ${inPartition} LIMIT ?)`,
    )
    .run(container.second, ...(pk === undefined ? [] : [pk]), most);
  if (changes > 0) container.keepLsn();
  return Number(changes);
}

/** Item `ttl` counts only where the container has a `defaultTtl`; -1 is for ever. */
function expiryOf(container: Container, item: JsonObject, ts: number): number | null {
  const { defaultTtl } = container.definition;
  if (defaultTtl === undefined) return null;
  const ttl = typeof item.ttl === 'number' ? item.ttl : defaultTtl;
  return ttl === -1 ? null : ts + ttl;
}

function writeRow({ container, pk, item, text, write, existing }: NewVersion): StoredItem {
  const keys = container.properties.map(({ steps }) => encodeKey(readPath(item, steps)));
  const values = [text, write.ts, write.lsn, expiryOf(container, item, write.ts), ...keys];
  const stored = { id: item.id, body: text, ...write };
  if (existing) {
    container.file.prepare(updateOf(container)).run(...values, existing.rid);
    return { ...stored, rid: existing.rid };
  }
  const { lastInsertRowid } = container.file.prepare(insertOf(container)).run(pk, item.id, ...values);
  return { ...stored, rid: Number(lastInsertRowid) };
}

const inserts = new WeakMap<Container, string>();
const updates = new WeakMap<Container, string>();

function insertOf(container: Container): string {
  let sql = inserts.get(container);
  if (sql === undefined) {
    const columns = [
      'pk',
      'id',
      'body',
      'ts',
      'lsn',
      'expires',
      ...container.properties.map(({ column }) => column),
    ];
    sql = `INSERT INTO ${container.table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    inserts.set(container, sql);
  }
  return sql;
}

function updateOf(container: Container): string {
  let sql = updates.get(container);
  if (sql === undefined) {
    const columns = ['body', 'ts', 'lsn', 'expires', ...container.properties.map(({ column }) => column)];
    sql = `UPDATE ${container.table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE rid = ?`;
    updates.set(container, sql);
  }
  return sql;
}

/** In a unique key a missing value is the same as null. The index sees two kinds; so these few are looked up. */
function checkMissingUniqueKeys({ container, pk, item, existing }: NewVersion): void {
  for (const { isUnique, columns } of container.indexes) {
    if (!isUnique) continue;
    const keys = columns.map(({ column }) => {
      const property = container.properties.find((candidate) => candidate.column === column);
      const value = property ? readPath(item, property.steps) : item.id;
      return { column, value };
    });
    if (!keys.some(({ value }) => value === undefined || value === null)) continue;
    const filters = keys.map(({ column, value }) =>
      value === undefined || value === null
        ? { sql: `${column} IN (?, ?)`, values: [undefinedKey, nullKey] }
        : { sql: `${column} = ?`, values: [encodeKey(value)] },
    );
    const other = container.file
      .prepare(
        `SELECT 1 FROM ${container.table} WHERE pk = ? AND rid <> ? AND (expires IS NULL OR expires > ?)
          AND ${filters.map(({ sql }) => sql).join(' AND ')}`,
      )
      .get(pk, existing?.rid ?? -1, container.second, ...filters.flatMap(({ values }) => values));
    if (other) throw uniqueConflict();
  }
}

/** SQLITE_CONSTRAINT_UNIQUE. No `instanceof`: under jest the error comes from another realm. */
function isUniqueConflict(error: unknown): boolean {
  return (error as { errcode?: unknown } | null)?.errcode === 2067;
}

function conflict(container: Container, { pk, item, existing }: NewVersion): CosmosError {
  return !existing && findItem(container, pk, item.id)
    ? new CosmosError(409, 'Entity with the specified id already exists in the system.')
    : uniqueConflict();
}

function uniqueConflict(): CosmosError {
  return new CosmosError(409, 'Unique index constraint violation.');
}
