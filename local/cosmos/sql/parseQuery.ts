import { CosmosError, notOffered } from '../CosmosError.ts';
import type { Expression, Query, Selection } from './ast.ts';
import { parseExpression, parsePath } from './parseExpression.ts';
import { TokenReader } from './TokenReader.ts';

/** Parses `SELECT … FROM c …`. Errors: 400 for what is no SQL, 501 by name for what this server lacks. */
export function parseQuery(sql: string): Query {
  const reader = new TokenReader(sql);
  reader.expectWord('SELECT');
  const alias = findAlias(sql);
  if (reader.takeWord('DISTINCT')) throw notOffered('DISTINCT');
  const top = reader.takeWord('TOP') ? parseCount(reader) : undefined;
  const selection = parseSelection(reader, alias);
  parseFrom(reader);
  const where = reader.takeWord('WHERE') ? parseExpression(reader, alias) : undefined;
  if (reader.isWord('GROUP')) throw notOffered('GROUP BY');
  const orderBy = parseOrderBy(reader, alias);
  const page = parseOffset(reader);
  if (reader.current.kind !== 'end') throw reader.unexpected();
  if (top && page) throw new CosmosError(400, 'TOP and OFFSET LIMIT cannot be used together.');
  return { selection, where, orderBy, limit: top ?? page?.limit, offset: page?.offset };
}

/** Parses the condition of a patch, `FROM c WHERE …`. */
export function parseCondition(sql: string): Expression {
  const reader = new TokenReader(sql);
  const alias = parseFrom(reader);
  reader.expectWord('WHERE');
  const condition = parseExpression(reader, alias);
  if (reader.current.kind !== 'end') throw reader.unexpected();
  return condition;
}

/** The alias stands behind what uses it, so it is looked up first. */
function findAlias(sql: string): string {
  const reader = new TokenReader(sql);
  while (!reader.isWord('FROM')) {
    if (reader.next().kind === 'end') throw notOffered('a query without FROM');
  }
  return parseFrom(reader);
}

function parseFrom(reader: TokenReader): string {
  reader.expectWord('FROM');
  const name = reader.expectIdentifier();
  if (reader.current.text === '.' || reader.current.text === '[')
    throw notOffered('FROM over a part of the item');
  if (reader.isWord('IN')) throw notOffered('FROM … IN');
  const hasAlias =
    reader.takeWord('AS') ||
    (reader.current.kind === 'word' && !clauses.has(reader.current.text.toUpperCase()));
  const alias = hasAlias ? reader.expectIdentifier() : name;
  if (reader.isWord('IN')) throw notOffered('FROM … IN');
  if (reader.isWord('JOIN')) throw notOffered('JOIN');
  return alias;
}

function parseSelection(reader: TokenReader, alias: string): Selection {
  if (reader.takeSymbol('*')) return { kind: 'item' };
  if (reader.takeWord('VALUE')) {
    if (reader.isWord('COUNT')) return parseCountOf(reader);
    refuseAggregate(reader);
    return { kind: 'value', expression: parseExpression(reader, alias) };
  }
  const properties: { name: string; expression: Expression }[] = [];
  do {
    refuseAggregate(reader);
    const expression = parseExpression(reader, alias);
    const name = reader.takeWord('AS')
      ? reader.expectIdentifier()
      : nameOf(expression, alias, properties.length);
    if (properties.some((property) => property.name === name)) {
      throw new CosmosError(400, `The name '${name}' stands twice in the SELECT list; use AS.`);
    }
    properties.push({ name, expression });
  } while (reader.takeSymbol(','));
  return { kind: 'properties', properties };
}

function parseCountOf(reader: TokenReader): Selection {
  reader.next();
  reader.expectSymbol('(');
  const { kind } = reader.next();
  if (kind !== 'number' && kind !== 'string')
    throw notOffered('COUNT of anything but a constant, as COUNT(1)');
  reader.expectSymbol(')');
  return { kind: 'count' };
}

function refuseAggregate(reader: TokenReader): void {
  const name = reader.current.text.toUpperCase();
  if (['COUNT', 'SUM', 'AVG', 'MIN', 'MAX'].includes(name) && reader.following.text === '(') {
    throw notOffered(`the aggregate ${name} except in SELECT VALUE COUNT(1)`);
  }
}

function nameOf(expression: Expression, alias: string, position: number): string {
  if (expression.kind !== 'path') return `$${position + 1}`;
  const last = expression.steps.at(-1) ?? alias;
  return typeof last === 'string' ? last : `$${position + 1}`;
}

function parseOrderBy(reader: TokenReader, alias: string): Query['orderBy'] {
  const orderBy: Query['orderBy'] = [];
  if (!reader.takeWord('ORDER')) return orderBy;
  reader.expectWord('BY');
  do {
    if (reader.following.text === '(') throw notOffered(`ORDER BY of the function ${reader.current.text}`);
    const path = parsePath(reader, alias);
    if (path.steps.length === 0) throw new CosmosError(400, 'ORDER BY takes a property.');
    const descending = reader.takeWord('DESC');
    if (!descending) reader.takeWord('ASC');
    orderBy.push({ path, descending });
  } while (reader.takeSymbol(','));
  return orderBy;
}

function parseOffset(reader: TokenReader): { offset: Expression; limit: Expression } | undefined {
  if (!reader.takeWord('OFFSET')) return undefined;
  const offset = parseCount(reader);
  reader.expectWord('LIMIT');
  return { offset, limit: parseCount(reader) };
}

function parseCount(reader: TokenReader): Expression {
  const token = reader.next();
  if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
  if (token.kind === 'parameter') return { kind: 'parameter', name: token.text };
  throw new CosmosError(400, `'${token.text}' is neither a number nor a parameter.`);
}

const clauses = new Set(['WHERE', 'ORDER', 'GROUP', 'OFFSET', 'JOIN', 'IN', 'AS']);
