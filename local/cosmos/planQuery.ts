import { chooseOrder, columnFinder } from './chooseOrder.ts';
import type { Order, OrderColumns } from './chooseOrder.ts';
import type { Container } from './Container.ts';
import type { Json } from './json.ts';
import type { Expression, Query } from './sql/ast.ts';
import { addBounds, conjuncts, isPathTo, sortConditions } from './sql/sortConditions.ts';
import type { Conditions } from './sql/sortConditions.ts';
import type { Bounds } from './sql/toBounds.ts';
import type { SqlFilter, SqlValue } from './sql/filterColumn.ts';
import { storedColumns } from './StoredItem.ts';

/** The last row a page looked at: its values of the order's columns, the row's number last. */
export type Position = [SqlValue, ...SqlValue[]];

export type QueryPlan = {
  sql: string;
  values: SqlValue[];
  /** What SQLite could not decide: to be asked of every row that comes out. */
  residual: Expression | undefined;
};

export type Scope = {
  container: Container;
  /** The partition; undefined: all of them. */
  pk: string | undefined;
};

/** A plan that walks along an index from `after` on. */
export function planPage(scope: Scope, query: Query, after?: Position): QueryPlan & { order: Order } {
  const { container, pk } = scope;
  const conditions = conditionsOf(scope, query.where);
  const order: Order =
    pk === undefined
      ? { columns: [{ sql: 'rid', descending: false }] }
      : chooseOrder(container, query.orderBy, conditions);
  const filters = [...scopeFilters(scope), ...conditions.filters];
  const bounds = new Map(conditions.bounds);
  if (after) {
    const [first] = order.columns;
    const bound = { value: after[0], isInclusive: true };
    const column = { sql: first.sql, type: 'key' as const };
    addBounds(bounds, first.descending ? { column, upper: bound } : { column, lower: bound });
    filters.push(afterPosition(order.columns, after));
  }
  filters.push(...[...bounds.values()].flatMap(boundFilters));
  const directions = order.columns
    .map(({ sql, descending }) => `${sql}${descending ? ' DESC' : ''}`)
    .join(', ');
  return {
    sql: `SELECT ${storedColumns} FROM ${container.table} ${order.index ? `INDEXED BY ${order.index}` : ''}
      WHERE ${filters.map(({ sql }) => sql).join(' AND ')} ORDER BY ${directions}`,
    values: filters.flatMap(({ values }) => values),
    order,
    residual: conditions.residual,
  };
}

/** Where a row stands in an order. Asked for the last row of a page only: carried along, it would double the cost of all. */
export function positionOf({ file, table }: Container, { columns }: Order, rid: number): Position {
  const keys = columns.map(({ sql }, i) => `${sql} AS o${i}`).join(', ');
  const row = file.prepare(`SELECT ${keys} FROM ${table} WHERE rid = ?`).get(rid) ?? {};
  return Object.values(row) as Position;
}

/** A plan that counts, in SQLite where the whole condition can be decided there. */
export function planCount(scope: Scope, query: Query): QueryPlan {
  const conditions = conditionsOf(scope, query.where);
  if (conditions.residual) return planPage(scope, { ...query, orderBy: [] });
  const filters = [
    ...scopeFilters(scope),
    ...conditions.filters,
    ...[...conditions.bounds.values()].flatMap(boundFilters),
  ];
  return {
    sql: `SELECT count(*) AS count FROM ${scope.container.table} WHERE ${filters.map(({ sql }) => sql).join(' AND ')}`,
    values: filters.flatMap(({ values }) => values),
    residual: undefined,
  };
}

/** The partition that a query over all of them names itself, `c.<partition key> = …`. */
export function namedPartition(container: Container, where: Expression | undefined): string | undefined {
  for (const part of where ? conjuncts(where) : []) {
    if (part.kind !== 'compare' || part.operator !== '=') continue;
    const other = isPathTo(part.left, container.partitionKeySteps)
      ? part.right
      : isPathTo(part.right, container.partitionKeySteps)
        ? part.left
        : undefined;
    if (other?.kind !== 'literal' || other.value === undefined) continue;
    if (typeof other.value !== 'object' || other.value === null) return JSON.stringify(other.value);
  }
  return undefined;
}

function conditionsOf({ container, pk }: Scope, where: Expression | undefined): Conditions {
  if (pk === undefined) return sortConditions(where, columnFinder(container));
  // `{}` is the partition of the items without the property.
  const value = pk === '{}' ? undefined : (JSON.parse(pk) as Json);
  return sortConditions(where, columnFinder(container), { steps: container.partitionKeySteps, value });
}

function boundFilters({ column: { sql }, lower, upper }: Bounds): SqlFilter[] {
  return [
    ...(lower ? [{ sql: `${sql} ${lower.isInclusive ? '>=' : '>'} ?`, values: [lower.value] }] : []),
    ...(upper ? [{ sql: `${sql} ${upper.isInclusive ? '<=' : '<'} ?`, values: [upper.value] }] : []),
  ];
}

function scopeFilters({ container, pk }: Scope): SqlFilter[] {
  const living = { sql: '(expires IS NULL OR expires > ?)', values: [container.second] };
  return pk === undefined ? [living] : [{ sql: 'pk = ?', values: [pk] }, living];
}

/** Strictly behind a position in an order of several columns, each in its own direction. */
function afterPosition([column, ...others]: OrderColumns, [value, ...values]: Position): SqlFilter {
  const strictly = `${column.sql} ${column.descending ? '<' : '>'} ?`;
  const [nextColumn, ...lastColumns] = others;
  const [nextValue, ...lastValues] = values;
  if (!nextColumn || nextValue === undefined) return { sql: strictly, values: [value] };
  const then = afterPosition([nextColumn, ...lastColumns], [nextValue, ...lastValues]);
  return {
    sql: `(${strictly} OR (${column.sql} = ? AND ${then.sql}))`,
    values: [value, value, ...then.values],
  };
}
