import { CosmosError, notOffered } from './CosmosError.ts';
import type { Container } from './Container.ts';
import { isIndexed, ownColumn } from './planIndexes.ts';
import type { ItemIndex } from './planIndexes.ts';
import type { Path, Query } from './sql/ast.ts';
import { isPathTo } from './sql/sortConditions.ts';
import type { Column } from './sql/filterColumn.ts';
import type { FindColumn } from './sql/toSqlite.ts';

export type OrderColumn = {
  sql: string;
  descending: boolean;
};

/** What the rows are sorted by; the row's number is always last, so that a continuation knows its place. */
export type OrderColumns = [OrderColumn, ...OrderColumn[]];

export type Order = {
  /** The index to walk along; without one SQLite sorts what it finds. */
  index?: string | undefined;
  columns: OrderColumns;
};

/** The columns that the condition fixes to one value, and those it fixes to a range. */
export type Fixed = {
  equal: ReadonlySet<string>;
  ranged: ReadonlySet<string>;
};

/**
 * Picks the index that serves the order asked for with the longest run of fixed columns before it; without ORDER BY, the
 * one whose first columns are fixed, else the ids. Errors as the service: 400 where its indexing policy has no index for
 * the ORDER BY, although this server could sort.
 */
export function chooseOrder(container: Container, orderBy: Query['orderBy'], fixed: Fixed): Order {
  const primary: ItemIndex = {
    name: `${container.table}_id`,
    isUnique: true,
    columns: [{ column: 'id', descending: false }],
  };
  const [first, ...others] = orderBy;
  if (!first) return walkFixed(container.indexes, primary, fixed);

  checkIndexed(container, [first, ...others]);
  const toColumn = ({ path, descending }: OrderBy): OrderColumn => ({
    sql: sqlOf(container, path),
    descending,
  });
  const columns: OrderColumns = [toColumn(first), ...others.map(toColumn)];
  let best: { index: ItemIndex; prefix: number; isReversed: boolean } | undefined;
  for (const index of [...container.indexes, primary]) {
    for (let prefix = leadingFixed(index, fixed.equal); prefix >= 0; prefix -= 1) {
      const isReversed = serves(index, prefix, columns);
      if (isReversed !== undefined && (!best || prefix > best.prefix)) best = { index, prefix, isReversed };
    }
  }
  if (!best) return { columns: [...columns, { sql: 'rid', descending: false }] };
  // Items alike in what was asked for come as the index has them: any order among them is right, this one is free.
  const { index, prefix, isReversed } = best;
  const rest = index.columns.slice(prefix + columns.length);
  return {
    index: index.name,
    columns: [
      ...columns,
      ...rest.map(({ column, descending }) => ({ sql: column, descending: descending !== isReversed })),
      { sql: 'rid', descending: isReversed },
    ],
  };
}

/** Where a condition's property is stored; undefined where only the item itself tells. */
export function columnFinder(container: Container): FindColumn {
  return (path): Column | undefined => {
    const own = ownColumn(path.steps);
    if (own) return { sql: own, type: own === 'id' ? 'text' : 'number' };
    const property = container.properties.find(({ steps }) => isPathTo(path, steps));
    return property && { sql: property.column, type: 'key' };
  };
}

type OrderBy = Query['orderBy'][number];

function walkFixed(indexes: readonly ItemIndex[], primary: ItemIndex, { equal, ranged }: Fixed): Order {
  let best = primary;
  let bestScore = equal.has('id') || ranged.has('id') ? Infinity : 0;
  for (const index of indexes) {
    const prefix = leadingFixed(index, equal);
    const score = prefix * 2 + (ranged.has(index.columns[prefix]?.column ?? '') ? 1 : 0);
    if (score > bestScore) [best, bestScore] = [index, score];
  }
  const rest = best.columns.slice(leadingFixed(best, equal));
  const columns = [...rest.map(({ column, descending }) => ({ sql: column, descending })), byRow];
  return { index: best.name, columns: columns as OrderColumns };
}

const byRow: OrderColumn = { sql: 'rid', descending: false };

function leadingFixed(index: ItemIndex, equal: ReadonlySet<string>): number {
  const first = index.columns.findIndex(({ column }) => !equal.has(column));
  return first === -1 ? index.columns.length : first;
}

/** Whether the index, after `prefix` columns, runs in this order; the answer says if it must be walked backwards. */
function serves(index: ItemIndex, prefix: number, columns: OrderColumns): boolean | undefined {
  const rest = index.columns.slice(prefix);
  if (!columns.every(({ sql }, i) => rest[i]?.column === sql)) return undefined;
  const [isReversed, ...others] = new Set(
    columns.map(({ descending }, i) => rest[i]?.descending !== descending),
  );
  return others.length === 0 ? isReversed : undefined;
}

function sqlOf(container: Container, path: Path): string {
  const column = columnFinder(container)(path);
  return column?.sql ?? `key_of(body, '${JSON.stringify(path.steps).replaceAll("'", "''")}')`;
}

function checkIndexed(container: Container, orderBy: [OrderBy, ...OrderBy[]]): void {
  const steps = orderBy.map(({ path }) => path.steps.map(String));
  const system = steps.find(([first]) => first?.startsWith('_') && first !== '_ts');
  if (system) throw notOffered(`ORDER BY ${system.join('.')}`);
  if (steps.length === 1) {
    const [only = []] = steps;
    if (ownColumn(only) || isIndexed(container.definition, only)) return;
    throw new CosmosError(400, 'The index path corresponding to the specified order-by item is excluded.');
  }
  const hasComposite = container.composites.some((composite) => {
    if (composite.length !== steps.length) return false;
    if (!composite.every(({ path }, i) => path === steps[i]?.join('/'))) return false;
    return new Set(composite.map(({ descending }, i) => descending === orderBy[i]?.descending)).size === 1;
  });
  if (!hasComposite) {
    throw new CosmosError(
      400,
      'The order by query does not have a corresponding composite index that it can be served from.',
    );
  }
}
