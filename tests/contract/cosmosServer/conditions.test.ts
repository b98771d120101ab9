import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Catalog } from '../../../local/cosmos/Catalog.ts';
import { DataFile } from '../../../local/cosmos/DataFile.ts';
import { encodeKey } from '../../../local/cosmos/encodeKey.ts';
import type { Json } from '../../../local/cosmos/json.ts';
import { queryItems } from '../../../local/cosmos/queryItems.ts';
import { evaluate } from '../../../local/cosmos/sql/evaluate.ts';
import { parseQuery } from '../../../local/cosmos/sql/parseQuery.ts';
import { createItem } from '../../../local/cosmos/writeItem.ts';

// A condition is decided by SQLite as far as it can and by evaluate() for the rest; here every item is decided by
// evaluate() alone, for whatever conditions, and both must let the same items through.

const values: (Json | undefined)[] = [
  undefined,
  null,
  false,
  true,
  0,
  -1,
  2,
  1e21,
  '',
  'a',
  'A',
  'ab',
  'ü"\\',
  '2',
  [],
  ['a', 2],
  { a: 1 },
];
const names = ['indexed', 'ranged', 'hidden'] as const;

const file = new DataFile(join(mkdtempSync(join(tmpdir(), 'cosmos-')), 'c.sqlite'));
const catalog = new Catalog(file);
catalog.createDatabase('d');
const container = catalog.createContainer('d', {
  id: 'c',
  partitionKey: { paths: ['/pk'] },
  indexingPolicy: {
    includedPaths: [{ path: '/indexed/?' }, { path: '/ranged/?' }],
    excludedPaths: [{ path: '/*' }],
    compositeIndexes: [[{ path: '/indexed', order: 'descending' }, { path: '/ranged' }]],
  },
});
const items: Record<string, Json>[] = [];
for (let i = 0; i < 300; i += 1) {
  // Every pair of values meets somewhere.
  const picked = {
    indexed: values[i % 17],
    ranged: values[Math.floor(i / 17) % 17],
    hidden: values[(i * 7) % 17],
  };
  const item = JSON.parse(JSON.stringify({ id: `item${i}`, pk: 'p', ...picked })) as Record<string, Json>;
  items.push({ ...item });
  createItem({ container, pk: '"p"', write: () => container.nextWrite() }, item);
}
afterAll(() => file.close());

const literal = fc.constantFrom(
  'null',
  'false',
  'true',
  '0',
  '-1',
  '2',
  '1e21',
  '""',
  '"a"',
  '"A"',
  '"ab"',
  '"ü\\"\\\\"',
  '"2"',
  'undefined',
);
const path = fc.constantFrom(...names.map((name) => `c.${name}`), 'c.id', 'c.pk', 'c.nowhere');
const operand = fc.oneof(
  { weight: 3, arbitrary: path },
  literal,
  fc.constant('@list'),
  fc.constant('@object'),
);
const comparison = fc
  .tuple(operand, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), operand)
  .map(([left, operator, right]) => `${left} ${operator} ${right}`);
const membership = fc
  .tuple(path, fc.constantFrom('IN', 'NOT IN'), fc.array(literal, { minLength: 1, maxLength: 3 }))
  .map(([left, word, list]) => `${left} ${word} (${list.join(', ')})`);
const range = fc
  .tuple(path, literal, literal)
  .map(([value, low, high]) => `${value} BETWEEN ${low} AND ${high}`);
const call = fc.oneof(
  path.map((value) => `IS_DEFINED(${value})`),
  path.map((value) => `IS_NULL(${value})`),
  path.map((value) => value),
  fc.tuple(path, literal).map(([list, value]) => `ARRAY_CONTAINS(${list}, ${value})`),
  path.map((value) => `ARRAY_CONTAINS(@list, ${value})`),
  fc.tuple(path, literal).map(([text, part]) => `CONTAINS(${text}, ${part})`),
  fc.tuple(path, literal).map(([text, part]) => `STARTSWITH(${text}, ${part})`),
  fc.tuple(path, literal).map(([text, part]) => `STARTSWITH(${text}, ${part}, true)`),
  fc.tuple(path, literal).map(([text, other]) => `LOWER(${text}) = ${other}`),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    membership,
    range,
    call,
    tie('condition').map((inner) => `NOT (${inner})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('AND', 'OR'), tie('condition'))
      .map((parts) => `(${parts.join(' ')})`),
  ),
}));
const order = fc.constantFrom(
  '',
  'ORDER BY c.indexed',
  'ORDER BY c.ranged DESC',
  'ORDER BY c.indexed ASC, c.ranged DESC',
  'ORDER BY c.id DESC',
);

const parameters = new Map<string, Json>([
  ['@list', ['a', 2, null]],
  ['@object', { a: 1 }],
]);

test('SQLite lets the same items through as the rules of the service, in the order asked for, page by page', () => {
  fc.assert(
    fc.property(condition, order, fc.integer({ min: 1, max: 60 }), (where, orderBy, pageSize) => {
      const sql = `SELECT VALUE c.id FROM c WHERE ${where} ${orderBy}`;
      const found: string[] = [];
      let continuation: string | undefined;
      do {
        const page = queryItems({ container, pk: '"p"', sql, parameters, pageSize, continuation });
        found.push(...page.documents.map((text) => JSON.parse(text) as string));
        continuation = page.continuation;
      } while (continuation !== undefined);
      expect(found.toSorted()).toEqual(expectedFor(where).toSorted());
      expectOrdered(found, orderBy);
    }),
    { numRuns: 400 },
  );
});

test('counting agrees with it', () => {
  fc.assert(
    fc.property(condition, (where) => {
      const sql = `SELECT VALUE COUNT(1) FROM c WHERE ${where}`;
      const { documents } = queryItems({ container, pk: '"p"', sql, parameters, pageSize: 10 });
      expect(documents).toEqual([String(expectedFor(where).length)]);
    }),
    { numRuns: 200 },
  );
});

test('encoded keys sort as the values do', () => {
  const scalar = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(scalar, scalar, (a, b) => {
      const expected = typeof a === typeof b ? compareAlike(a, b) : typeof a === 'number' ? -1 : 1;
      expect(Math.sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(expected);
    }),
  );
});

function expectedFor(where: string): string[] {
  const query = parseQuery(
    `SELECT * FROM c WHERE ${where.replaceAll('@list', 'c["@list"]').replaceAll('@object', 'c["@object"]')}`,
  );
  const known = Object.fromEntries(parameters);
  return items
    .filter((item) => evaluate(query.where!, { ...item, ...known }) === true)
    .map(({ id }) => id as string);
}

function expectOrdered(ids: string[], orderBy: string): void {
  const columns = [...orderBy.matchAll(/c\.(\w+)(?: (ASC|DESC))?/g)].map(([, name, direction]) => ({
    name: name!,
    isDown: direction === 'DESC',
  }));
  const found = ids.map((id) => items.find((item) => item.id === id)!);
  for (let i = 1; i < found.length; i += 1) {
    for (const { name, isDown } of columns) {
      const step =
        Buffer.compare(encodeKey(found[i - 1]![name]), encodeKey(found[i]![name])) * (isDown ? -1 : 1);
      expect(step).toBeLessThanOrEqual(0);
      if (step < 0) break;
    }
  }
}

function compareAlike(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  return Math.sign(Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b))));
}
