import { isObject, readPath } from '../json.ts';
import type { Json } from '../json.ts';
import type { Comparison, Expression, FunctionName } from './ast.ts';

/**
 * The value of an expression over an item, by the service's rules: undefined spreads through comparisons and functions,
 * values of two types are unequal and have no order, AND and OR know three truths.
 */
export function evaluate(expression: Expression, item: Json | undefined): Json | undefined {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'path':
      return readPath(item, expression.steps);
    case 'compare':
      return compare(expression.operator, evaluate(expression.left, item), evaluate(expression.right, item));
    case 'in': {
      const value = evaluate(expression.value, item);
      return value === undefined
        ? undefined
        : expression.choices.some((choice) => isEqual(evaluate(choice, item), value));
    }
    case 'and':
      return both(evaluate(expression.left, item), evaluate(expression.right, item), false);
    case 'or':
      return both(evaluate(expression.left, item), evaluate(expression.right, item), true);
    case 'not': {
      const value = evaluate(expression.operand, item);
      return typeof value === 'boolean' ? !value : undefined;
    }
    case 'call':
      return call(
        expression.name,
        expression.args.map((arg) => evaluate(arg, item)),
      );
    case 'parameter':
      throw new Error(`The parameter ${expression.name} is not bound.`);
  }
}

/** Deep equality; undefined equals nothing. */
function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((value, i) => isEqual(value, b[i]));
  if (isObject(a)) {
    if (!isObject(b)) return false;
    const names = Object.keys(a);
    return names.length === Object.keys(b).length && names.every((name) => isEqual(a[name], b[name]));
  }
  return a === b;
}

function compare(operator: Comparison, left: Json | undefined, right: Json | undefined): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (operator === '=') return isEqual(left, right);
  if (operator === '!=') return !isEqual(left, right);
  const order = orderOf(left, right);
  if (order === undefined) return undefined;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function orderOf(left: Json, right: Json): number | undefined {
  if (left === null && right === null) return 0;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return undefined;
}

/** AND is decided by one false, OR by one true; without that, anything that is no boolean makes it undefined. */
function both(left: Json | undefined, right: Json | undefined, decisive: boolean): boolean | undefined {
  if (left === decisive || right === decisive) return decisive;
  return typeof left === 'boolean' && typeof right === 'boolean' ? !decisive : undefined;
}

function call(name: FunctionName, args: (Json | undefined)[]): Json | undefined {
  const [first, second, third] = args;
  switch (name) {
    case 'IS_DEFINED':
      return first !== undefined;
    case 'IS_NULL':
      return first === null;
    case 'ARRAY_CONTAINS':
      return Array.isArray(first) ? first.some((value) => isEqual(value, second)) : undefined;
    case 'LOWER':
      return typeof first === 'string' ? first.toLowerCase() : undefined;
    case 'CONTAINS':
    case 'STARTSWITH': {
      if (typeof first !== 'string' || typeof second !== 'string') return undefined;
      if (args.length === 3 && typeof third !== 'boolean') return undefined;
      const [text, part] = third === true ? [first.toLowerCase(), second.toLowerCase()] : [first, second];
      return name === 'CONTAINS' ? text.includes(part) : text.startsWith(part);
    }
  }
}
