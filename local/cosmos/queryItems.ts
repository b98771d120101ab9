import { readContinuation, writeContinuation } from './continuation.ts';
import type { Container } from './Container.ts';
import { CosmosError, notOffered } from './CosmosError.ts';
import { namedPartition, planCount, planPage, positionOf } from './planQuery.ts';
import type { QueryPlan } from './planQuery.ts';
import { requestCharge } from './requestCharge.ts';
import type { Expression, Query, Selection } from './sql/ast.ts';
import { bindParameters } from './sql/bindParameters.ts';
import type { Parameters } from './sql/bindParameters.ts';
import { evaluate } from './sql/evaluate.ts';
import { parseQuery } from './sql/parseQuery.ts';
import { parseItem, renderItem } from './StoredItem.ts';
import type { StoredItem } from './StoredItem.ts';

export type QueryRequest = {
  container: Container;
  /** Undefined: over all partitions, which only plain queries may. */
  pk: string | undefined;
  sql: string;
  parameters: Parameters;
  pageSize: number;
  continuation?: string | undefined;
};

export type QueryPage = {
  /** The results as JSON texts. */
  documents: string[];
  continuation?: string | undefined;
  charge: number;
  /** Rows read from the table: what a page costs. */
  visited: number;
};

/** The service ends a page at 4 MB. */
const largestPage = 4 * 1024 * 1024;
/** A page that filters without an index ends here, perhaps empty, with a continuation: as the service's time budget. */
const mostVisited = 50_000;

/** One page of a query. Errors: 400 and 501 for SQL that is wrong or not known here, never an empty result for it. */
export function queryItems(request: QueryRequest): QueryPage {
  const query = bindParameters(parseCached(request.sql), request.parameters);
  if (request.pk === undefined) refuseAcrossPartitions(query);
  const scope = { ...request, pk: request.pk ?? namedPartition(request.container, query.where) };
  if (query.selection.kind === 'count') return countItems(scope, query);

  const start =
    request.continuation === undefined ? undefined : readContinuation(request.sql, request.continuation);
  const limit = readCount(query.limit, 'TOP or LIMIT') ?? Infinity;
  const offset = readCount(query.offset, 'OFFSET') ?? 0;
  const page: QueryPage = { documents: [], charge: 0, visited: 0 };
  let { skipped, given } = start ?? { skipped: 0, given: 0 };
  if (given >= limit) return { ...page, charge: requestCharge.query(0) };

  const plan = planPage(scope, query, start?.after);
  const most = Math.min(request.pageSize + 1, limit - given) + offset - skipped;
  let bytes = 0;
  let last: number | undefined;
  for (const item of readRows(request.container, plan, most)) {
    page.visited += 1;
    const matches = !plan.residual || evaluate(plan.residual, parseItem(request.container, item)) === true;
    const isFull = page.documents.length >= request.pageSize || bytes > largestPage;
    if (last !== undefined && ((matches && isFull) || page.visited > mostVisited)) {
      const after = positionOf(request.container, plan.order, last);
      page.continuation = writeContinuation(request.sql, { after, skipped, given });
      break;
    }
    last = item.rid;
    if (!matches) continue;
    if (skipped < offset) {
      skipped += 1;
      continue;
    }
    bytes += item.body.length;
    given += 1;
    const document = select(request.container, query.selection, item);
    if (document !== undefined) page.documents.push(document);
    if (given >= limit) break;
  }
  return { ...page, charge: requestCharge.query(bytes) };
}

/** Rows one by one, or all at once where it is known that few are needed: that costs half. */
function readRows({ file }: Container, plan: QueryPlan, most: number): Iterable<StoredItem> {
  const rows =
    plan.residual || most > 128
      ? file.prepare(plan.sql).iterate(...plan.values)
      : file.prepare(`${plan.sql} LIMIT ?`).all(...plan.values, most);
  return rows as Iterable<unknown> as Iterable<StoredItem>;
}

function countItems(request: QueryRequest, query: Query): QueryPage {
  if (query.limit ?? query.offset) throw notOffered('COUNT with TOP or OFFSET LIMIT');
  const plan = planCount(request, query);
  const statement = request.container.file.prepare(plan.sql);
  let count = 0;
  let visited = 0;
  if (plan.residual) {
    for (const row of statement.iterate(...plan.values)) {
      visited += 1;
      const item = parseItem(request.container, row as unknown as StoredItem);
      if (evaluate(plan.residual, item) === true) count += 1;
    }
  } else {
    ({ count } = statement.get(...plan.values) as { count: number });
  }
  return { documents: [String(count)], charge: requestCharge.query(0), visited };
}

/** One result as JSON text; undefined where the service gives none. */
function select(
  container: Container,
  selection: Exclude<Selection, { kind: 'count' }>,
  item: StoredItem,
): string | undefined {
  if (selection.kind === 'item') return renderItem(container, item);
  const parsed = parseItem(container, item);
  if (selection.kind === 'value') return JSON.stringify(evaluate(selection.expression, parsed));
  return JSON.stringify(
    Object.fromEntries(
      selection.properties.map(({ name, expression }) => [name, evaluate(expression, parsed)]),
    ),
  );
}

/** Without its query plan the service answers only plain queries over all partitions. */
function refuseAcrossPartitions({ selection, orderBy, limit, offset }: Query): void {
  const what =
    selection.kind === 'count'
      ? 'COUNT'
      : orderBy.length > 0
        ? 'ORDER BY'
        : limit || offset
          ? 'TOP or OFFSET LIMIT'
          : undefined;
  if (what)
    throw new CosmosError(
      400,
      `This local Cosmos server does not offer ${what} over all partitions; give the query a partitionKey.`,
    );
}

function readCount(expression: Expression | undefined, what: string): number | undefined {
  if (!expression) return undefined;
  const value = expression.kind === 'literal' ? expression.value : undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new CosmosError(400, `${what} takes a whole number from 0 on.`);
  }
  return value;
}

const parsed = new Map<string, Query>();

/** Applications send the same few texts with other parameters. */
function parseCached(sql: string): Query {
  let query = parsed.get(sql);
  if (!query) {
    query = parseQuery(sql);
    if (parsed.size >= 500) parsed.clear();
    parsed.set(sql, query);
  }
  return query;
}
