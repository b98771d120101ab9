import { systemProperties } from '../StoredItem.ts';
import type { Expression, Path } from './ast.ts';
import type { SqlFilter } from './filterColumn.ts';

/**
 * A filter on the stored text that lets through at least every item the condition does. Bodies are stored as JSON.stringify
 * writes them, so a string that must be in an item must be in its text: a search by SQLite is far cheaper than a parse.
 */
export function toHint(condition: Expression): SqlFilter | undefined {
  if (condition.kind === 'or') {
    const left = toHint(condition.left);
    const right = toHint(condition.right);
    return (
      left && right && { sql: `(${left.sql} OR ${right.sql})`, values: [...left.values, ...right.values] }
    );
  }
  const text = textWithin(condition);
  return text === undefined ? undefined : { sql: 'instr(body, ?) > 0', values: [text] };
}

function textWithin(condition: Expression): string | undefined {
  if (condition.kind === 'compare' && condition.operator === '=') {
    return stringFor(condition.left, condition.right) ?? stringFor(condition.right, condition.left);
  }
  if (condition.kind !== 'call' || condition.args.length !== 2) return undefined;
  const [path, value] = condition.args;
  const json = path && value && stringFor(path, value);
  if (json === undefined) return undefined;
  switch (condition.name) {
    case 'ARRAY_CONTAINS':
      return json;
    case 'CONTAINS':
      return json.slice(1, -1);
    case 'STARTSWITH':
      return json.slice(0, -1);
    default:
      return undefined;
  }
}

/** The JSON of a string that a property of the item, not of the system, is asked for. */
function stringFor(path: Expression, value: Expression): string | undefined {
  if (path.kind !== 'path' || isOfSystem(path) || value.kind !== 'literal') return undefined;
  // Half a surrogate pair is written apart from its other half.
  return typeof value.value === 'string' && value.value.isWellFormed()
    ? JSON.stringify(value.value)
    : undefined;
}

function isOfSystem({ steps: [first] }: Path): boolean {
  return first === undefined || systemProperties.some((name) => name === first);
}
