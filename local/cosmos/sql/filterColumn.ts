import { boundsOfType, encodeKey, nullKey, undefinedKey } from '../encodeKey.ts';
import type { Json } from '../json.ts';
import type { Comparison } from './ast.ts';

export type SqlValue = string | number | Uint8Array;

export type SqlFilter = {
  sql: string;
  values: SqlValue[];
  /** The column that this fixes to one value or to a few; what an index can begin with. */
  fixes?: { column: string; to: 'one' | 'few' };
};

/** How a property is spelt in SQLite. Keys hold encoded values; `id` and `_ts` are stored as they are. */
export type Column = {
  sql: string;
  type: 'key' | 'text' | 'number';
};

export type Scalar = string | number | boolean | null;

export function isScalar(value: Json | undefined): value is Scalar {
  return value === null || (value !== undefined && typeof value !== 'object');
}

/** A comparison as the service makes it: unlike types are unequal and have no order, undefined is never let through. */
export function compareColumn(column: Column, operator: Comparison, value: Scalar): SqlFilter {
  const { sql } = column;
  const stored = toStored(column, value);
  if (stored === undefined) return constantly(operator === '!=');
  if (operator === '=') return { sql: `${sql} = ?`, values: [stored], fixes: { column: sql, to: 'one' } };
  if (column.type !== 'key') {
    return { sql: `${sql} ${operator === '!=' ? '<>' : operator} ?`, values: [stored] };
  }
  if (operator === '!=') return { sql: `(${sql} <> ? AND ${sql} <> ?)`, values: [stored, undefinedKey] };
  const { from, to } = boundsOfType(value);
  return operator.startsWith('<')
    ? { sql: `(${sql} >= ? AND ${sql} ${operator} ?)`, values: [from, stored] }
    : { sql: `(${sql} ${operator} ? AND ${sql} < ?)`, values: [stored, to] };
}

/** One of these values or, negated, any other that is defined. */
export function amongColumn(
  column: Column,
  values: readonly Scalar[],
  { negated }: { negated: boolean },
): SqlFilter {
  const { sql } = column;
  const stored = values.map((value) => toStored(column, value)).filter((value) => value !== undefined);
  const list = stored.map(() => '?').join(', ');
  if (!negated) return { sql: `${sql} IN (${list})`, values: stored, fixes: { column: sql, to: 'few' } };
  if (column.type !== 'key') return { sql: `${sql} NOT IN (${list})`, values: stored };
  return {
    sql: `${sql} NOT IN (${[list, '?'].filter(Boolean).join(', ')})`,
    values: [...stored, undefinedKey],
  };
}

/** IS_DEFINED and IS_NULL; `id` and `_ts` always have a value. */
export function testColumn(
  column: Column,
  test: 'IS_DEFINED' | 'IS_NULL',
  { negated }: { negated: boolean },
): SqlFilter {
  if (column.type !== 'key') return constantly((test === 'IS_DEFINED') !== negated);
  const key = test === 'IS_NULL' ? nullKey : undefinedKey;
  return (test === 'IS_NULL') !== negated
    ? { sql: `${column.sql} = ?`, values: [key], fixes: { column: column.sql, to: 'one' } }
    : { sql: `${column.sql} <> ?`, values: [key] };
}

export function constantly(truth: boolean): SqlFilter {
  return { sql: truth ? '1' : '0', values: [] };
}

/** A value as the column holds it; undefined where the column cannot hold it. */
export function toStored({ type }: Column, value: Scalar): SqlValue | undefined {
  if (type === 'key') return encodeKey(value);
  if (type === 'text') return typeof value === 'string' ? value : undefined;
  return typeof value === 'number' ? value : undefined;
}
