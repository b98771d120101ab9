import type { Json } from '../json.ts';
import type { Expression } from './ast.ts';
import { narrower, toBounds } from './toBounds.ts';
import type { SqlFilter } from './filterColumn.ts';
import type { Bounds } from './toBounds.ts';
import { toHint } from './toHint.ts';
import { toSqlite } from './toSqlite.ts';
import type { FindColumn } from './toSqlite.ts';

/** A condition, taken apart at its ANDs. */
export type Conditions = {
  filters: SqlFilter[];
  /** By column: one lower and one upper bound. */
  bounds: Map<string, Bounds>;
  /** The columns fixed to one value, and those fixed to a range or to a few. */
  equal: Set<string>;
  ranged: Set<string>;
  /** What only JavaScript can decide. */
  residual: Expression | undefined;
};

/** What is known of every item the condition will be asked of. */
export type Known = { steps: readonly string[]; value: Json | undefined };

/** Sorts a condition into what an index can use, what SQLite can filter and what is left. */
export function sortConditions(
  where: Expression | undefined,
  findColumn: FindColumn,
  partition?: Known,
): Conditions {
  const sorted: Conditions = {
    filters: [],
    bounds: new Map(),
    equal: new Set(),
    ranged: new Set(),
    residual: undefined,
  };
  for (const conjunct of where ? conjuncts(where) : []) {
    const part = partition ? withKnown(conjunct, partition) : conjunct;
    const bounds = toBounds(part, findColumn);
    if (bounds) {
      addBounds(sorted.bounds, bounds);
      sorted.ranged.add(bounds.column.sql);
      continue;
    }
    const filter = toSqlite(part, findColumn);
    if (filter) {
      sorted.filters.push(filter);
      if (filter.fixes) (filter.fixes.to === 'one' ? sorted.equal : sorted.ranged).add(filter.fixes.column);
    } else {
      sorted.residual = sorted.residual ? { kind: 'and', left: sorted.residual, right: part } : part;
      const hint = toHint(part);
      if (hint) sorted.filters.push(hint);
    }
  }
  return sorted;
}

/** Given two lower bounds, SQLite may seek with the wider one and read all that lies between: so there is only one. */
export function addBounds(bounds: Map<string, Bounds>, added: Bounds): void {
  const known = bounds.get(added.column.sql);
  bounds.set(added.column.sql, {
    column: added.column,
    lower: narrower(known?.lower, added.lower, { isUpper: false }),
    upper: narrower(known?.upper, added.upper, { isUpper: true }),
  });
}

export function conjuncts(condition: Expression): Expression[] {
  return condition.kind === 'and'
    ? [...conjuncts(condition.left), ...conjuncts(condition.right)]
    : [condition];
}

/** Whether a path leads to the known property. */
export function isPathTo(expression: Expression, steps: readonly string[]): boolean {
  return (
    expression.kind === 'path' &&
    expression.steps.length === steps.length &&
    expression.steps.every((step, i) => step === steps[i])
  );
}

/** A comparison of the partition key within a partition is decided before any item is read. */
function withKnown(condition: Expression, { steps, value }: Known): Expression {
  if (condition.kind !== 'compare') return condition;
  const literal: Expression = { kind: 'literal', value };
  if (isPathTo(condition.left, steps)) return { ...condition, left: literal };
  if (isPathTo(condition.right, steps)) return { ...condition, right: literal };
  return condition;
}
