import { CosmosError } from '../CosmosError.ts';
import type { Json } from '../json.ts';
import type { Expression, Query } from './ast.ts';

export type Parameters = ReadonlyMap<string, Json | undefined>;

/** The query with its parameters put in. Errors: 400 for a parameter without a value. */
export function bindParameters(query: Query, parameters: Parameters): Query {
  const bindOptional = (expression: Expression | undefined): Expression | undefined =>
    expression && bindExpression(expression, parameters);
  const { selection } = query;
  return {
    ...query,
    where: bindOptional(query.where),
    limit: bindOptional(query.limit),
    offset: bindOptional(query.offset),
    selection:
      selection.kind === 'value'
        ? { kind: 'value', expression: bindExpression(selection.expression, parameters) }
        : selection.kind === 'properties'
          ? {
              kind: 'properties',
              properties: selection.properties.map(({ name, expression }) => ({
                name,
                expression: bindExpression(expression, parameters),
              })),
            }
          : selection,
  };
}

function bindExpression(expression: Expression, parameters: Parameters): Expression {
  const bind = (inner: Expression): Expression => bindExpression(inner, parameters);
  switch (expression.kind) {
    case 'parameter':
      if (!parameters.has(expression.name)) {
        throw new CosmosError(400, `The parameter '${expression.name}' has no value.`);
      }
      return { kind: 'literal', value: parameters.get(expression.name) };
    case 'literal':
    case 'path':
      return expression;
    case 'compare':
    case 'and':
    case 'or':
      return { ...expression, left: bind(expression.left), right: bind(expression.right) };
    case 'in':
      return { ...expression, value: bind(expression.value), choices: expression.choices.map(bind) };
    case 'not':
      return { ...expression, operand: bind(expression.operand) };
    case 'call':
      return { ...expression, args: expression.args.map(bind) };
  }
}
