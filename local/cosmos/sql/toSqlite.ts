import type { Comparison, Expression, Path } from './ast.ts';
import { evaluate } from './evaluate.ts';
import { amongColumn, compareColumn, constantly, isScalar, testColumn } from './filterColumn.ts';
import type { Column, SqlFilter } from './filterColumn.ts';

/** The column of a path, or undefined where only the item itself tells. */
export type FindColumn = (path: Path) => Column | undefined;

/**
 * A condition as a SQLite filter that lets the same items through, or undefined if there is none.
 * What is undefined in Cosmos DB is not let through, neither asked for nor negated: so three truths need not be carried
 * into SQLite, and NOT is pushed down to the comparisons.
 */
export function toSqlite(condition: Expression, findColumn: FindColumn): SqlFilter | undefined {
  return translate(condition, { findColumn, negated: false });
}

type Context = { findColumn: FindColumn; negated: boolean };

function translate(condition: Expression, context: Context): SqlFilter | undefined {
  const { negated } = context;
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const left = translate(condition.left, context);
      const right = translate(condition.right, context);
      if (!left || !right) return undefined;
      // De Morgan holds with three truths too.
      const word = (condition.kind === 'and') === negated ? 'OR' : 'AND';
      return { sql: `(${left.sql} ${word} ${right.sql})`, values: [...left.values, ...right.values] };
    }
    case 'not':
      return translate(condition.operand, { ...context, negated: !negated });
    case 'literal':
      return constantly(condition.value === !negated);
    case 'path': {
      const column = context.findColumn(condition);
      return column && compareColumn(column, '=', !negated);
    }
    case 'compare':
      return compare(condition, context);
    case 'in':
      return among(condition, context);
    case 'call':
      return call(condition, context);
    case 'parameter':
      return undefined;
  }
}

function compare({ operator, left, right }: Kind<'compare'>, context: Context): SqlFilter | undefined {
  if (left.kind === 'literal' && right.kind === 'literal') {
    return constantly(evaluate({ kind: 'compare', operator, left, right }, undefined) === !context.negated);
  }
  if (left.kind === 'literal') {
    return compare({ kind: 'compare', operator: mirrored[operator], left: right, right: left }, context);
  }
  if (left.kind !== 'path' || right.kind !== 'literal') return undefined;
  if (right.value === undefined) return constantly(false);
  const column = context.findColumn(left);
  if (!column || !isScalar(right.value)) return undefined;
  return compareColumn(column, context.negated ? opposites[operator] : operator, right.value);
}

function among({ value, choices }: Omit<Kind<'in'>, 'kind'>, context: Context): SqlFilter | undefined {
  if (value.kind !== 'path' || !choices.every((choice) => choice.kind === 'literal')) return undefined;
  const values = choices.map((choice) => choice.value).filter((choice) => choice !== undefined);
  const column = context.findColumn(value);
  return column && values.every(isScalar) ? amongColumn(column, values, context) : undefined;
}

function call({ name, args: [first, second] }: Kind<'call'>, context: Context): SqlFilter | undefined {
  if (name === 'IS_DEFINED' || name === 'IS_NULL') {
    const column = first?.kind === 'path' ? context.findColumn(first) : undefined;
    return column && testColumn(column, name, context);
  }
  // Negated, the service lets through what is not defined; `IN` does not.
  if (name === 'ARRAY_CONTAINS' && !context.negated && first?.kind === 'literal' && second) {
    if (!Array.isArray(first.value)) return undefined;
    const choices = first.value.map((value): Expression => ({ kind: 'literal', value }));
    return among({ value: second, choices }, context);
  }
  return undefined;
}

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

const opposites: Record<Comparison, Comparison> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** The same comparison with its sides exchanged. */
export const mirrored: Record<Comparison, Comparison> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
