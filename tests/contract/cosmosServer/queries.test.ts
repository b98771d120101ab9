import type { Container, FeedOptions, SqlParameter } from '@azure/cosmos';
import { errorOf, openTestServer } from './openTestServer.ts';
import type { TestServer } from './openTestServer.ts';

let server: TestServer;
let container: Container;

/** Twelve messages in one partition, one in another. */
beforeAll(async () => {
  server = await openTestServer();
  container = await server.createContainer({
    uniqueKeyPolicy: { uniqueKeys: [] },
    indexingPolicy: {
      includedPaths: [
        { path: '/sequence/?' },
        { path: '/row/?' },
        { path: '/mixed/?' },
        { path: '/state/?' },
      ],
      excludedPaths: [{ path: '/*' }],
      compositeIndexes: [
        [
          { path: '/state', order: 'ascending' },
          { path: '/sequence', order: 'descending' },
        ],
      ],
    },
  });
  for (let sequence = 1; sequence <= 12; sequence += 1) {
    await container.items.create({
      id: `m${sequence}`,
      log: 'a',
      sequence,
      row: sequence % 3 !== 0,
      state: sequence <= 6 ? 'open' : 'closed',
      author: { name: sequence % 2 ? 'Anna' : 'Beat' },
      tags: sequence % 2 ? ['alarm', 'wire'] : [],
      ...(sequence === 5 && { deletedAt: null }),
    });
  }
  await container.items.create({ id: 'other', log: 'b', sequence: 1, row: true });
});
afterAll(() => server.close());

async function ask<T = unknown>(
  query: string,
  parameters: Record<string, unknown> = {},
  options: FeedOptions = {},
): Promise<T[]> {
  const list = Object.entries(parameters).map(
    ([name, value]) => ({ name: `@${name}`, value }) as SqlParameter,
  );
  const answer = await container.items
    .query({ query, parameters: list }, { partitionKey: 'a', ...options })
    .fetchAll();
  return answer.resources as T[];
}

const sequences = async (where: string, parameters: Record<string, unknown> = {}): Promise<number[]> =>
  (await ask<number>(`SELECT VALUE c.sequence FROM c WHERE ${where}`, parameters)).toSorted((a, b) => a - b);

describe('selections', () => {
  test('SELECT * gives whole items of this partition only', async () => {
    const items = await ask<{ log: string; _etag: string; _ts: number }>('SELECT * FROM c');
    expect(items).toHaveLength(12);
    expect(items.every((item) => item.log === 'a' && item._etag && item._ts)).toBe(true);
  });

  test('named properties leave out what is not there', async () => {
    expect(
      await ask(
        'SELECT c.id, c.author.name, c.deletedAt, c.nowhere AS x FROM c WHERE c.sequence IN (5, 6) ORDER BY c.sequence',
      ),
    ).toEqual([
      { id: 'm5', name: 'Anna', deletedAt: null },
      { id: 'm6', name: 'Beat' },
    ]);
  });

  test('SELECT VALUE gives bare values and skips those that are not there', async () => {
    expect(await ask('SELECT VALUE c.deletedAt FROM c')).toEqual([null]);
    expect(await ask('SELECT VALUE c.tags[1] FROM c WHERE c.sequence = 1')).toEqual(['wire']);
    expect(await ask('SELECT VALUE c["author"]["name"] FROM c WHERE c.sequence = 1')).toEqual(['Anna']);
  });

  test('COUNT counts, by index and by looking into the items', async () => {
    expect(await ask('SELECT VALUE COUNT(1) FROM c')).toEqual([12]);
    expect(await ask('SELECT VALUE COUNT(1) FROM c WHERE c.row = true AND c.sequence > 6')).toEqual([4]);
    expect(await ask('SELECT VALUE COUNT(1) FROM c WHERE ARRAY_CONTAINS(c.tags, "wire")')).toEqual([6]);
  });

  test('any alias will do', async () => {
    expect(await ask('select value m.id from messages as m where m.sequence = 1')).toEqual(['m1']);
    expect(await ask('SELECT VALUE root.id FROM root WHERE root.sequence = 1')).toEqual(['m1']);
  });
});

describe('conditions', () => {
  test.each([
    ['c.sequence = 3', [3]],
    ['3 = c.sequence', [3]],
    ['c.sequence != 3 AND c.sequence <> 4 AND c.sequence < 6', [1, 2, 5]],
    ['c.sequence >= 11', [11, 12]],
    ['10 < c.sequence', [11, 12]],
    ['c.sequence BETWEEN 3 AND 5', [3, 4, 5]],
    ['c.sequence NOT BETWEEN 2 AND 11', [1, 12]],
    ['c.sequence IN (1, 2, "3")', [1, 2]],
    ['c.sequence NOT IN (1, 2, 3, 4, 5, 6, 7, 8, 9)', [10, 11, 12]],
    ['c.row = false', [3, 6, 9, 12]],
    ['NOT c.row', [3, 6, 9, 12]],
    ['c.row AND c.sequence < 3', [1, 2]],
    ['c.sequence < 2 OR (c.sequence > 11 AND c.row = false)', [1, 12]],
    ['NOT (c.sequence > 2 OR c.row = false)', [1, 2]],
    ['IS_DEFINED(c.deletedAt)', [5]],
    ['IS_NULL(c.deletedAt)', [5]],
    ['c.deletedAt = null', [5]],
    ['NOT IS_DEFINED(c.deletedAt) AND c.sequence < 7 AND c.sequence > 4', [6]],
    ['ARRAY_CONTAINS(c.tags, "wire") AND c.sequence < 4', [1, 3]],
    ['NOT ARRAY_CONTAINS(c.tags, "wire") AND c.sequence < 4', [2]],
    ['CONTAINS(c.author.name, "nn") AND c.sequence < 4', [1, 3]],
    ['CONTAINS(c.author.name, "NN")', []],
    ['CONTAINS(c.author.name, "NN", true) AND c.sequence < 4', [1, 3]],
    ['STARTSWITH(c.state, "op") AND c.sequence < 3', [1, 2]],
    ['STARTSWITH(c.author.name, "be", true) AND c.sequence < 3', [2]],
    ['LOWER(c.author.name) = "beat" AND c.sequence < 3', [2]],
    ['c.author.name = \'Anna\' AND c.id = "m3"', [3]],
    ['c.log = "a" AND c.sequence = 1', [1]],
    ['c.log = "b"', []],
    ['c.nowhere = 1', []],
    ['c.nowhere != 1', []],
    ['NOT (c.nowhere = 1)', []],
    ['c.sequence = "3"', []],
    ['c.sequence < "3"', []],
    ['NOT (c.sequence < "3")', []],
    ['c.sequence != "3" AND c.sequence < 3', [1, 2]],
    ['true AND c.sequence = 1', [1]],
  ])('%s', async (where, expected) => {
    expect(await sequences(where)).toEqual(expected);
  });

  test('parameters take the place of values, arrays too', async () => {
    expect(await sequences('c.sequence > @from AND c.row = @row', { from: 9, row: true })).toEqual([10, 11]);
    expect(await sequences('ARRAY_CONTAINS(@ids, c.id)', { ids: ['m1', 'm12', 'nobody'] })).toEqual([1, 12]);
    expect(await sequences('NOT ARRAY_CONTAINS(@ids, c.id) AND c.sequence < 3', { ids: ['m1'] })).toEqual([
      2,
    ]);
    expect(await sequences('c.tags = @tags', { tags: ['alarm', 'wire'] })).toHaveLength(6);
    expect(await sequences('c.author = @author AND c.sequence < 3', { author: { name: 'Beat' } })).toEqual([
      2,
    ]);
  });
});

describe('orders', () => {
  test('one property, both ways, and the time of the system', async () => {
    expect(await ask('SELECT VALUE c.sequence FROM c ORDER BY c.sequence DESC')).toEqual([
      12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
    expect(await ask('SELECT TOP 3 VALUE c.sequence FROM c ORDER BY c.sequence')).toEqual([1, 2, 3]);
    expect(await ask('SELECT TOP 2 VALUE c.id FROM c ORDER BY c.id DESC')).toEqual(['m9', 'm8']);
    expect(await ask('SELECT VALUE c._ts FROM c ORDER BY c._ts')).toHaveLength(12);
  });

  test('two properties by their composite index, or all the other way round', async () => {
    const closedFirst = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    expect(await ask('SELECT VALUE c.sequence FROM c ORDER BY c.state ASC, c.sequence DESC')).toEqual(
      closedFirst,
    );
    expect(await ask('SELECT VALUE c.sequence FROM c ORDER BY c.state DESC, c.sequence ASC')).toEqual(
      closedFirst.toReversed(),
    );
  });

  test('OFFSET LIMIT and TOP cut it', async () => {
    expect(await ask('SELECT VALUE c.sequence FROM c ORDER BY c.sequence OFFSET 3 LIMIT 2')).toEqual([4, 5]);
    expect(
      await ask('SELECT VALUE c.sequence FROM c ORDER BY c.sequence OFFSET @o LIMIT @l', { o: 10, l: 10 }),
    ).toEqual([11, 12]);
    expect(await ask('SELECT TOP 0 * FROM c')).toEqual([]);
    expect(
      await ask('SELECT TOP 5 VALUE c.sequence FROM c ORDER BY c.sequence', {}, { maxItemCount: 2 }),
    ).toEqual([1, 2, 3, 4, 5]);
    const paged = await ask(
      'SELECT VALUE c.sequence FROM c ORDER BY c.sequence OFFSET 3 LIMIT 5',
      {},
      { maxItemCount: 2 },
    );
    expect(paged).toEqual([4, 5, 6, 7, 8]);
  });

  test('values of all types sort as undefined, null, false, true, numbers, strings, arrays, objects', async () => {
    const values = [
      undefined,
      null,
      false,
      true,
      -1e300,
      -1,
      -0.5,
      0,
      1e-9,
      2,
      10,
      1e300,
      '',
      'A',
      'Z',
      'a',
      'ä',
      '🧵',
      [],
      {},
    ];
    const shuffled = values
      .map((mixed, i) => ({ mixed, i }))
      .toSorted((a, b) => ((a.i * 7) % 20) - ((b.i * 7) % 20));
    for (const { mixed, i } of shuffled)
      await container.items.create({ id: `mixed${i}`, log: 'mixed', mixed, i });
    const options = { partitionKey: 'mixed', maxItemCount: 3 };
    const up = await ask('SELECT VALUE c.i FROM c ORDER BY c.mixed', {}, options);
    expect(up).toEqual(values.map((_, i) => i));
    const down = await ask('SELECT VALUE c.i FROM c ORDER BY c.mixed DESC', {}, options);
    expect(down).toEqual(up.toReversed());
  });

  test('without an index named for it a property is sorted all the same, under the default policy', async () => {
    const open = await server.createContainer({ indexingPolicy: {} });
    for (const sequence of [3, 1, 2]) await open.items.create({ log: 'a', sequence, "it's": sequence });
    for (const path of ['c.sequence', 'c["it\'s"]']) {
      const query = `SELECT VALUE c.sequence FROM c ORDER BY ${path}`;
      const { resources } = await open.items.query(query, { partitionKey: 'a', maxItemCount: 1 }).fetchAll();
      expect(resources).toEqual([1, 2, 3]);
    }
  });
});

describe('all partitions', () => {
  test('a plain query goes over all of them, page by page', async () => {
    const { resources } = await container.items
      .query('SELECT VALUE c.id FROM c WHERE c.sequence = 1', { maxItemCount: 1 })
      .fetchAll();
    expect(resources.toSorted()).toEqual(['m1', 'other']);
  });

  test('one that names its partition is served from it', async () => {
    const { resources } = await container.items
      .query('SELECT VALUE c.id FROM c WHERE c.log = "b"')
      .fetchAll();
    expect(resources).toEqual(['other']);
  });

  test.each([
    'SELECT * FROM c ORDER BY c.sequence',
    'SELECT VALUE COUNT(1) FROM c',
    'SELECT TOP 1 * FROM c',
    'SELECT * FROM c OFFSET 0 LIMIT 1',
  ])('refuses %s', async (query) => {
    expect(await errorOf(container.items.query(query).fetchAll())).toMatchObject({
      code: 400,
      message: expect.stringContaining('over all partitions'),
    });
  });
});
