import { CosmosError, notOffered } from '../CosmosError.ts';
import { functions } from './ast.ts';
import type { Comparison, Expression, FunctionName, Path } from './ast.ts';
import type { TokenReader } from './TokenReader.ts';

/**
 * Recursive descent, loosest binding first: OR, AND, NOT, then comparisons.
 * `alias` is the name the query gives to the item. Errors: 400 for what is no SQL, 501 by name for what this server lacks.
 */
export function parseExpression(reader: TokenReader, alias: string): Expression {
  let left = parseAnd(reader, alias);
  while (reader.takeWord('OR')) left = { kind: 'or', left, right: parseAnd(reader, alias) };
  return left;
}

export function parsePath(reader: TokenReader, alias: string): Path {
  const name = reader.expectIdentifier();
  if (name !== alias) {
    throw new CosmosError(400, `Identifier '${name}' could not be resolved; the item is called '${alias}'.`);
  }
  const steps: (string | number)[] = [];
  for (;;) {
    if (reader.takeSymbol('.')) steps.push(reader.expectIdentifier());
    else if (reader.takeSymbol('[')) {
      const token = reader.next();
      if (token.kind === 'string') steps.push(token.text);
      else if (token.kind === 'number') steps.push(Number(token.text));
      else throw notOffered(`a computed property ("${token.text}" in brackets)`);
      reader.expectSymbol(']');
    } else return { kind: 'path', steps };
  }
}

function parseAnd(reader: TokenReader, alias: string): Expression {
  let left = parseNot(reader, alias);
  while (reader.takeWord('AND')) left = { kind: 'and', left, right: parseNot(reader, alias) };
  return left;
}

function parseNot(reader: TokenReader, alias: string): Expression {
  if (!reader.takeWord('NOT')) return parseComparison(reader, alias);
  if (reader.isWord('NOT')) return { kind: 'not', operand: parseNot(reader, alias) };
  const operand = parseOperand(reader, alias);
  const { kind, text } = reader.current;
  if ((kind === 'symbol' && comparisons[text]) || (kind === 'word' && memberships.has(text.toUpperCase()))) {
    // By Microsoft's grammar NOT binds closer than a comparison, by most readers' habit it does not.
    throw new CosmosError(
      400,
      `Write NOT (… ${text} …) with parentheses: without them it can be read in two ways.`,
    );
  }
  return { kind: 'not', operand };
}

function parseComparison(reader: TokenReader, alias: string): Expression {
  const left = parseOperand(reader, alias);
  const { kind, text } = reader.current;
  const operator = kind === 'symbol' ? comparisons[text] : undefined;
  if (operator) {
    reader.next();
    return { kind: 'compare', operator, left, right: parseOperand(reader, alias) };
  }
  const isNegated = reader.isWord('NOT') && memberships.has(reader.following.text.toUpperCase());
  if (isNegated) reader.next();
  const found = parseMembership(reader, alias, left);
  return isNegated ? { kind: 'not', operand: found } : found;
}

function parseMembership(reader: TokenReader, alias: string, value: Expression): Expression {
  if (reader.takeWord('LIKE')) throw notOffered('LIKE');
  if (reader.takeWord('IN')) {
    reader.expectSymbol('(');
    return { kind: 'in', value, choices: parseList(reader, alias) };
  }
  if (reader.takeWord('BETWEEN')) {
    const low = parseOperand(reader, alias);
    reader.expectWord('AND');
    const high = parseOperand(reader, alias);
    return {
      kind: 'and',
      left: { kind: 'compare', operator: '>=', left: value, right: low },
      right: { kind: 'compare', operator: '<=', left: value, right: high },
    };
  }
  return value;
}

function parseOperand(reader: TokenReader, alias: string): Expression {
  const operand = parsePrimary(reader, alias);
  refuseOperators(reader);
  return operand;
}

function parsePrimary(reader: TokenReader, alias: string): Expression {
  const { kind, text } = reader.current;
  if (kind === 'string') return { kind: 'literal', value: reader.next().text };
  if (kind === 'number') return { kind: 'literal', value: Number(reader.next().text) };
  if (kind === 'parameter') return { kind: 'parameter', name: reader.next().text };
  if (reader.takeSymbol('(')) {
    if (reader.isWord('SELECT')) throw notOffered('a subquery');
    const inner = parseExpression(reader, alias);
    reader.expectSymbol(')');
    return inner;
  }
  if (reader.takeSymbol('-') && reader.current.kind === 'number') {
    return { kind: 'literal', value: -Number(reader.next().text) };
  }
  if (kind === 'word') return parseWord(reader, alias);
  if (text === '[' || text === '{') throw notOffered(`a literal beginning with ${text}; use a parameter`);
  refuseOperators(reader);
  throw reader.unexpected();
}

function parseWord(reader: TokenReader, alias: string): Expression {
  const name = reader.current.text;
  if (reader.following.text === '(' && reader.following.kind === 'symbol') return parseCall(reader, alias);
  if (Object.hasOwn(literals, name)) {
    reader.next();
    return { kind: 'literal', value: literals[name] };
  }
  if (name === 'udf') throw notOffered('a function of your own (udf)');
  return parsePath(reader, alias);
}

function parseCall(reader: TokenReader, alias: string): Expression {
  const name = reader.next().text.toUpperCase();
  if (!Object.hasOwn(functions, name)) throw notOffered(`the function ${name}`);
  reader.expectSymbol('(');
  const args = reader.takeSymbol(')') ? [] : parseList(reader, alias);
  const [fewest, most] = functions[name as FunctionName];
  if (name === 'ARRAY_CONTAINS' && args.length === 3) throw notOffered('ARRAY_CONTAINS with a partial match');
  if (args.length < fewest || args.length > most) {
    throw new CosmosError(
      400,
      `The function ${name} takes ${fewest} to ${most} arguments, not ${args.length}.`,
    );
  }
  return { kind: 'call', name: name as FunctionName, args };
}

function parseList(reader: TokenReader, alias: string): Expression[] {
  const list = [parseExpression(reader, alias)];
  while (reader.takeSymbol(',')) list.push(parseExpression(reader, alias));
  reader.expectSymbol(')');
  return list;
}

function refuseOperators(reader: TokenReader): void {
  const { kind, text } = reader.current;
  if (kind === 'symbol' && operators.has(text)) throw notOffered(`the operator ${text}`);
}

const comparisons: Record<string, Comparison> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

const memberships = new Set(['IN', 'BETWEEN', 'LIKE']);

const operators = new Set(['+', '-', '*', '/', '%', '?', '??', ':', '!', '~', '&', '|', '||', '^']);

const literals: Record<string, null | boolean | undefined> = {
  null: null,
  true: true,
  false: false,
  undefined,
};
