import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Catalog } from '../../../local/cosmos/Catalog.ts';
import type { Container } from '../../../local/cosmos/Container.ts';
import { DataFile } from '../../../local/cosmos/DataFile.ts';
import type { Json } from '../../../local/cosmos/json.ts';
import { planPage } from '../../../local/cosmos/planQuery.ts';
import type { Position } from '../../../local/cosmos/planQuery.ts';
import { queryItems } from '../../../local/cosmos/queryItems.ts';
import { bindParameters } from '../../../local/cosmos/sql/bindParameters.ts';
import { parseQuery } from '../../../local/cosmos/sql/parseQuery.ts';
import { writeItemsDirectly } from '../../../local/cosmos/writeItemsDirectly.ts';
import { logs } from './openTestServer.ts';

// A page must cost the same in a partition of a million items as in one of a thousand. Time would tell it badly on a busy
// machine; so it is told by the rows that are read and by SQLite's own plan.

const small = 1_000;
const large = 1_000_000;

const folder = mkdtempSync(join(tmpdir(), 'cosmos-'));
const dataFile = join(folder, 'cosmos.sqlite');
let file: DataFile;
let container: Container;

beforeAll(() => {
  function* items(): Iterable<object> {
    for (const [log, count] of [
      ['small', small],
      ['large', large],
    ] as const) {
      for (let sequence = 1; sequence <= count; sequence += 1) {
        yield { id: `m${sequence}`, log, sequence, row: sequence % 2 === 0 };
      }
    }
  }
  expect(writeItemsDirectly({ dataFile, database: 'd', container: logs, items: items() })).toBe(
    small + large,
  );
  file = new DataFile(dataFile);
  container = new Catalog(file).readContainer('d', 'logs');
}, 240_000);
afterAll(() => {
  file.close();
  rmSync(folder, { recursive: true });
});

const newest = 'SELECT * FROM c WHERE c.sequence < @bound ORDER BY c.sequence DESC';
const newestRows = 'SELECT * FROM c WHERE c.sequence < @bound AND c.row = true ORDER BY c.sequence DESC';
const onward = 'SELECT * FROM c WHERE c.sequence > @bound ORDER BY c.sequence ASC';
const whole = 'SELECT * FROM c ORDER BY c.sequence DESC';
const byIds = 'SELECT * FROM c WHERE ARRAY_CONTAINS(@ids, c.id)';
const unordered = 'SELECT * FROM c';

const parameters = (bound: number): Map<string, Json> =>
  new Map<string, Json>([
    ['@bound', bound],
    ['@ids', ['m1', 'm500', 'nobody']],
  ]);

test.each([
  { what: 'the newest page', sql: newest, at: Infinity, rows: 51 },
  { what: 'a page in the middle', sql: newest, at: 0.5, rows: 51 },
  { what: 'a page in the middle of what is shown', sql: newestRows, at: 0.5, rows: 51 },
  { what: 'a page onward', sql: onward, at: 0.5, rows: 51 },
  { what: 'the order alone', sql: whole, at: 0, rows: 51 },
  { what: 'some ids', sql: byIds, at: 0, rows: 2 },
  { what: 'any items', sql: unordered, at: 0, rows: 51 },
])('$what reads as many rows of a million as of a thousand', ({ sql, at, rows }) => {
  for (const [pk, size] of [
    ['"small"', small],
    ['"large"', large],
  ] as const) {
    const bound = at === Infinity ? Number.MAX_SAFE_INTEGER : size * at;
    const first = queryItems({ container, pk, sql, parameters: parameters(bound), pageSize: 50 });
    expect(first.visited).toBe(rows);
    if (first.continuation === undefined) continue;
    const second = queryItems({
      container,
      pk,
      sql,
      parameters: parameters(bound),
      pageSize: 50,
      continuation: first.continuation,
    });
    expect(second.visited).toBe(rows);
  }
});

test.each([
  [newest, 'pk=? AND key0>? AND key0<?'],
  [newestRows, 'pk=? AND key0>? AND key0<?'],
  [onward, 'pk=? AND key0>? AND key0<?'],
  [whole, 'pk=?'],
  [byIds, 'pk=? AND id=?'],
  [unordered, 'pk=?'],
])('%s walks along an index from its first row on, and sorts nothing', (sql, search) => {
  expect(explain(sql)).toEqual([expect.stringMatching(/^SEARCH items\d+ USING INDEX items\d+_\w+ \(/)]);
  expect(explain(sql)[0]).toContain(`(${search})`);
});

test('a later page seeks its place too, with one bound on each side', () => {
  expect(explain(newest, [Buffer.from([4, 0]), 1])[0]).toContain('(pk=? AND key0>? AND key0<?)');
  expect(explain(whole, [Buffer.from([4, 0]), 1])[0]).toContain('(pk=? AND key0<?)');
  const bounds = plan(newest, [Buffer.from([4, 0]), 1]).sql.match(/key0 <=? \?/g);
  // The bound of the condition is gone: the one of the place is narrower. The third is the place among its equals.
  expect(bounds).toHaveLength(2);
});

function plan(sql: string, after?: Position): ReturnType<typeof planPage> {
  return planPage({ container, pk: '"large"' }, bindParameters(parseQuery(sql), parameters(500_000)), after);
}

function explain(sql: string, after?: Position): string[] {
  const { sql: statement, values } = plan(sql, after);
  const rows = file.database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...values) as {
    detail: string;
  }[];
  return rows.map(({ detail }) => detail);
}
