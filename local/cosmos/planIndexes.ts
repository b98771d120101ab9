import { readPathSteps } from './containerDefinition.ts';
import type { ContainerDefinition } from './containerDefinition.ts';

/** A property that is copied, encoded, into a column of its own, because an index needs it. */
export type IndexedProperty = {
  column: string;
  steps: readonly string[];
};

export type ItemIndex = {
  name: string;
  isUnique: boolean;
  columns: readonly { column: string; descending: boolean }[];
};

/**
 * Which properties become columns and which indexes exist. Every index begins with the partition, because every query
 * does. Unique keys, composite indexes and scalar paths included by name (`/a/b/?`) give one; `/*` gives none, so a
 * filter on a property that is only included by it reads the partition.
 */
export function planIndexes(
  definition: ContainerDefinition,
  container: number,
): { properties: IndexedProperty[]; indexes: ItemIndex[] } {
  const properties: IndexedProperty[] = [];
  const indexes: ItemIndex[] = [];

  const columnOf = (path: string): string => {
    const steps = readPathSteps(path);
    const own = ownColumn(steps);
    if (own) return own;
    const known = properties.find((property) => property.steps.join('/') === steps.join('/'));
    if (known) return known.column;
    const column = `key${properties.length}`;
    properties.push({ column, steps });
    return column;
  };
  const add = (columns: { column: string; descending: boolean }[], isUnique: boolean): void => {
    const isCovered = indexes.some((index) =>
      columns.every(({ column, descending }, i) => {
        const other = index.columns[i];
        return other?.column === column && other.descending === descending;
      }),
    );
    if (isUnique || !isCovered) {
      indexes.push({ name: `items${container}_${indexes.length}`, isUnique, columns });
    }
  };

  for (const { paths } of definition.uniqueKeyPolicy?.uniqueKeys ?? []) {
    add(
      paths.map((path) => ({ column: columnOf(path), descending: false })),
      true,
    );
  }
  for (const composite of definition.indexingPolicy.compositeIndexes ?? []) {
    add(
      composite.map(({ path, order }) => ({ column: columnOf(path), descending: order === 'descending' })),
      false,
    );
  }
  for (const { path } of definition.indexingPolicy.includedPaths) {
    if (isNamedScalar(path)) add([{ column: columnOf(path), descending: false }], false);
  }
  return { properties, indexes };
}

/** Whether the policy indexes a property: the longest matching path decides, as in the service. */
export function isIndexed(definition: ContainerDefinition, steps: readonly string[]): boolean {
  const { includedPaths, excludedPaths } = definition.indexingPolicy;
  const included = longestMatch(includedPaths, steps);
  const excluded = longestMatch(excludedPaths, steps);
  return included > excluded;
}

function longestMatch(paths: readonly { path: string }[], steps: readonly string[]): number {
  let longest = -1;
  for (const { path } of paths) {
    const prefix = readPathSteps(path);
    const isExact = !path.endsWith('/*');
    const matches = isExact
      ? prefix.length === steps.length && prefix.every((step, i) => step === steps[i])
      : prefix.every((step, i) => step === steps[i]);
    if (matches) longest = Math.max(longest, prefix.length * 2 + (isExact ? 1 : 0));
  }
  return longest;
}

/** `id` and `_ts` have a column in any case. */
export function ownColumn(steps: readonly (string | number)[]): 'id' | 'ts' | undefined {
  if (steps.length !== 1) return undefined;
  return steps[0] === 'id' ? 'id' : steps[0] === '_ts' ? 'ts' : undefined;
}

function isNamedScalar(path: string): boolean {
  const [first = ''] = readPathSteps(path);
  return (
    path.endsWith('/?') &&
    !path.includes('[]') &&
    first !== 'id' &&
    (first === '_ts' || !first.startsWith('_'))
  );
}
