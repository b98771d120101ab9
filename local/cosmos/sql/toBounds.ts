import { afterPrefix, boundsOfType, encodeKey } from '../encodeKey.ts';
import type { Comparison, Expression, Path } from './ast.ts';
import { isScalar, toStored } from './filterColumn.ts';
import type { Column, SqlValue } from './filterColumn.ts';
import { mirrored } from './toSqlite.ts';
import type { FindColumn } from './toSqlite.ts';

export type Bound = {
  value: SqlValue;
  isInclusive: boolean;
};

export type Bounds = {
  column: Column;
  lower?: Bound | undefined;
  upper?: Bound | undefined;
};

/** A range condition on one column as bounds, or undefined if it is none. */
export function toBounds(condition: Expression, findColumn: FindColumn): Bounds | undefined {
  if (condition.kind === 'call' && condition.name === 'STARTSWITH' && condition.args.length === 2) {
    const [path, prefix] = condition.args;
    const column = path?.kind === 'path' ? findColumn(path) : undefined;
    if (column?.type !== 'key' || prefix?.kind !== 'literal' || typeof prefix.value !== 'string')
      return undefined;
    return {
      column,
      lower: { value: encodeKey(prefix.value), isInclusive: true },
      upper: { value: afterPrefix(prefix.value), isInclusive: false },
    };
  }
  if (condition.kind !== 'compare') return undefined;
  const { operator, left, right } = condition;
  if (left.kind === 'path') return boundsOf({ path: left, operator, literal: right }, findColumn);
  if (right.kind === 'path') {
    return boundsOf({ path: right, operator: mirrored[operator], literal: left }, findColumn);
  }
  return undefined;
}

/** The narrower of two bounds on the same side. */
export function narrower(
  a: Bound | undefined,
  b: Bound | undefined,
  { isUpper }: { isUpper: boolean },
): Bound | undefined {
  if (!a || !b) return a ?? b;
  const order = compareValues(a.value, b.value);
  if (order === 0) return a.isInclusive ? b : a;
  return order < 0 === isUpper ? a : b;
}

function boundsOf(
  { path, operator, literal }: { path: Path; operator: Comparison; literal: Expression },
  findColumn: FindColumn,
): Bounds | undefined {
  if (operator === '=' || operator === '!=' || literal.kind !== 'literal' || !isScalar(literal.value))
    return undefined;
  const column = findColumn(path);
  if (!column) return undefined;
  const stored = toStored(column, literal.value);
  if (stored === undefined) return undefined;
  const bound = { value: stored, isInclusive: operator.endsWith('=') };
  // Only values of the same type have an order: a key is bounded on its other side too.
  const type = column.type === 'key' ? boundsOfType(literal.value) : undefined;
  return operator.startsWith('<')
    ? { column, upper: bound, lower: type && { value: type.from, isInclusive: true } }
    : { column, lower: bound, upper: type && { value: type.to, isInclusive: false } };
}

/** As SQLite orders values of one column. */
function compareValues(a: SqlValue, b: SqlValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(bytesOf(a), bytesOf(b));
}

function bytesOf(value: SqlValue): Uint8Array {
  return typeof value === 'object' ? value : Buffer.from(String(value));
}
