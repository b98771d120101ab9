import fc from 'fast-check';
import { createReadMarkStore } from '../../../api/adapters/cosmos/createReadMarkStore.ts';
import type { ReadMarkStore } from '../../../api/domain/ports.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

let database: TestDatabase;
let store: ReadMarkStore;
let other: ReadMarkStore;
let person: string;
let people = 0;
beforeAll(async () => {
  database = await openTestDatabase();
  store = createReadMarkStore(database.containers.readMarks);
  other = createReadMarkStore((await database.openAgain()).readMarks);
});
afterAll(() => database.stop());
beforeEach(() => {
  person = `person-${(people += 1)}`;
});

const mark = (conversationId: string, sequence: number) => ({
  conversationId,
  sequence,
  ordinal: sequence * 2,
});

it('[MS11] has no mark where nobody has read', async () => {
  expect(await store.read(person, ['a'])).toEqual(new Map());
  expect(await store.read(person, ['a', 'b'])).toEqual(new Map());
  expect(await store.read(person, [])).toEqual(new Map());
});

it('[MS11] keeps one mark a person and conversation', async () => {
  await store.advance(person, mark('a', 3));
  await store.advance(person, mark('b', 5));
  await store.advance('somebody-else', mark('a', 9));
  expect(await store.read(person, ['a', 'b', 'c'])).toEqual(
    new Map([
      ['a', mark('a', 3)],
      ['b', mark('b', 5)],
    ]),
  );
  expect(await other.read(person, ['a'])).toEqual(new Map([['a', mark('a', 3)]]));
});

it('[MS11] goes forward only, in whatever order the marks come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 8 }),
      async (sequences) => {
        const conversationId = `c-${(people += 1)}`;
        for (const sequence of sequences) await store.advance(person, mark(conversationId, sequence));
        const read = await other.read(person, [conversationId]);
        expect(read.get(conversationId)).toEqual(mark(conversationId, Math.max(...sequences)));
      },
    ),
    { numRuns: 20 },
  );
});

it('[MS11] keeps the furthest of marks that come at once, from two instances, the first of all among them', async () => {
  const sequences = Array.from({ length: 20 }, (_one, at) => ((at * 7) % 20) + 1);
  await Promise.all(
    sequences.map((sequence, at) => (at % 2 ? store : other).advance(person, mark('a', sequence))),
  );
  expect((await store.read(person, ['a'])).get('a')).toEqual(mark('a', 20));
});

it('[MS11] reads the marks of many conversations at once', async () => {
  const ids = Array.from({ length: 120 }, (_one, at) => `conversation-${at}`);
  await Promise.all(ids.map((id, at) => store.advance(person, mark(id, at + 1))));
  const read = await store.read(person, [...ids, 'unknown']);
  expect([...read.values()].map((one) => one.sequence).sort((a, b) => a - b)).toEqual(
    ids.map((_id, at) => at + 1),
  );
});

it('[MS11] [EV1] tells what was read since a second of the store', async () => {
  await store.advance(person, mark('a', 3));
  const [first] = await store.readSince(person, 0);
  expect(first).toEqual({ ...mark('a', 3), storedAt: expect.any(Number) });
  expect(await store.readSince(person, first!.storedAt)).toHaveLength(1);
  expect(await store.readSince(person, first!.storedAt + 1)).toEqual([]);
  expect(await store.readSince('somebody-new', 0)).toEqual([]);
});
