import fc from 'fast-check';
import { createListStore } from '../../../api/adapters/cosmos/createListStore.ts';
import { emptyState } from '../../../api/domain/conversationState.ts';
import { toSnapshot } from '../../../api/domain/stateSnapshot.ts';
import { comparePlaces, matchesQuery } from '../../../api/domain/listItem.ts';
import type { ListItem, ListQuery, ListStore } from '../../../api/domain/ports.ts';
import { createMemoryListStore } from '../../builders/memoryListStore.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

let viewers = 0;
/** A company of its own for each test, so that one store serves them all. */
const newViewer = () => `company-${(viewers += 1)}`;

function item(conversationId: string, fields: Partial<ListItem> = {}): ListItem {
  const lastActivityAt = fields.lastActivityAt ?? '2026-03-01T10:00:00.000Z';
  return {
    conversationId,
    viewerCompanyId: 'company',
    memberIds: [],
    formerIds: [],
    isCase: false,
    caseNumber: null,
    caseState: null,
    serviceOrganisation: null,
    searchText: '',
    lastActivityAt,
    changedAt: 0,
    caseChangedAt: 0,
    state: { ...toSnapshot(emptyState(conversationId)), lastActivityAt },
    ...fields,
  };
}

describe.each(['Cosmos', 'memory'])('the list store: %s', (kind) => {
  let store: ListStore;
  let viewerCompanyId: string;
  beforeAll(() => {
    const { lists, system } = database.containers;
    store = kind === 'Cosmos' ? createListStore(lists, system) : createMemoryListStore();
  });
  beforeEach(() => {
    viewerCompanyId = newViewer();
  });
  const find = async (query: Partial<ListQuery> = {}) =>
    (await store.query({ viewerCompanyId, limit: 100, ...query })).map((state) => state.id);
  const write = (items: ListItem[]) => store.write(items.map((one) => ({ ...one, viewerCompanyId })));

  it('[CV4] gives the newest activity first, and of equals the greater id', async () => {
    const at = (second: number) => ({ lastActivityAt: `2026-03-01T10:00:0${second}.000Z` });
    await write([item('b', at(1)), item('a', at(3)), item('c', at(1)), item('d', at(2))]);
    expect(await find()).toEqual(['a', 'd', 'c', 'b']);
    expect(await find({ limit: 2 })).toEqual(['a', 'd']);
    expect(await find({ behind: { ...at(1), conversationId: 'c' } })).toEqual(['b']);
    expect(await find({ behind: { ...at(2), conversationId: 'z' } })).toEqual(['d', 'c', 'b']);
  });

  it('[CV1] finds for a company what is written for it, and nothing else', async () => {
    await write([item('mine')]);
    await store.write([item('theirs', { viewerCompanyId: newViewer() })]);
    expect(await find()).toEqual(['mine']);
    expect(await find({ viewerCompanyId: 'nobody' })).toEqual([]);
  });

  it('[CV4] keeps one item a conversation, the newest written', async () => {
    await write([item('one', { searchText: 'old' })]);
    await write([
      item('one', { searchText: 'new', state: { ...toSnapshot(emptyState('one')), name: 'New' } }),
    ]);
    expect(await find()).toEqual(['one']);
    expect(await find({ query: 'old' })).toEqual([]);
    expect((await store.query({ viewerCompanyId, limit: 1 }))[0]).toMatchObject({ id: 'one', name: 'New' });
  });

  it('[CV4] gives the state back as it was written', async () => {
    const state = {
      ...toSnapshot(emptyState('one')),
      name: 'Größe 🙂 "\\',
      lastActivityAt: '2026-03-01T10:00:00.000Z',
    };
    await write([item('one', { state })]);
    expect(await store.query({ viewerCompanyId, limit: 1 })).toEqual([state]);
  });

  it('[CV4] [SC9] finds what the query says, the same that what it has not yet would be found by', async () => {
    const items = fc.sample(arbitraryItem, { numRuns: 120, seed: 7 });
    const written = items.map((one, at) => ({
      ...one,
      conversationId: `c${at}`,
      viewerCompanyId,
      state: { ...toSnapshot(emptyState(`c${at}`)), lastActivityAt: one.lastActivityAt },
    }));
    await store.write(written);
    await fc.assert(
      fc.asyncProperty(arbitraryQuery, async (fields) => {
        const query = { viewerCompanyId, ...fields };
        const expected = written.filter((one) => matchesQuery(one, query)).sort(comparePlaces);
        expect(await find(fields)).toEqual(expected.slice(0, query.limit).map((one) => one.conversationId));
      }),
      { numRuns: 200 },
    );
  });

  it('[CV4] takes nothing in a query for more than text', async () => {
    await write([item('one', { searchText: 'a "quoted" word, 100 % and c_d', caseNumber: "x' OR true" })]);
    for (const query of ['"quoted"', '100', '%', 'c_d', 'word,'])
      expect(await find({ query })).toEqual(['one']);
    for (const query of ["' OR true --", '")', 'c%d', 'c?d', '\\', '*', '@viewer'])
      expect(await find({ query })).toEqual([]);
    expect(await find({ caseNumber: "x' OR true" })).toEqual(['one']);
    expect(await find({ caseNumber: "' OR true OR '" })).toEqual([]);
    expect(await find({ memberId: "' OR true OR '" })).toEqual([]);
  });
});

describe.each(['Cosmos', 'memory'])('the projection: %s', (kind) => {
  it('[EV3] remembers how far it has come', async () => {
    const { lists, system } = database.containers;
    const store = kind === 'Cosmos' ? createListStore(lists, system) : createMemoryListStore();
    expect(await store.readCheckpoint()).toBeNull();
    await store.writeCheckpoint({ position: '"a 1/ü"', storedAt: 7 });
    expect(await store.readCheckpoint()).toEqual({ position: '"a 1/ü"', storedAt: 7 });
    await store.writeCheckpoint({ position: 'b', storedAt: 8 });
    expect(await store.readCheckpoint()).toEqual({ position: 'b', storedAt: 8 });
  });

  it('[EV3] is one instance’s at a time, until its lease is over', async () => {
    const start = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(start);
    try {
      const { lists, system } = database.containers;
      await system
        .item('projection-lease', 'projection-lease')
        .delete()
        .catch(() => null);
      const other = await database.openAgain();
      const first = kind === 'Cosmos' ? createListStore(lists, system) : createMemoryListStore();
      const second = kind === 'Cosmos' ? createListStore(other.lists, other.system) : first;
      expect(await first.holdLease('a', 10)).toBe(true);
      expect(await second.holdLease('b', 10)).toBe(false);
      clock.mockReturnValue(start + 8_000);
      expect(await first.holdLease('a', 10)).toBe(true);
      clock.mockReturnValue(start + 12_000);
      expect(await second.holdLease('b', 10)).toBe(false);
      clock.mockReturnValue(start + 18_001);
      expect(await second.holdLease('b', 10)).toBe(true);
      expect(await first.holdLease('a', 10)).toBe(false);
    } finally {
      clock.mockRestore();
    }
  });

  it('[EV3] of instances that reach for it at once one gets it', async () => {
    const { lists, system } = database.containers;
    await system
      .item('projection-lease', 'projection-lease')
      .delete()
      .catch(() => null);
    const store = kind === 'Cosmos' ? createListStore(lists, system) : createMemoryListStore();
    const held = await Promise.all(
      Array.from({ length: 10 }, (_one, at) => store.holdLease(`owner-${at}`, 60)),
    );
    expect(held.filter(Boolean)).toHaveLength(1);
  });
});

const people = ['marco', 'giulia', 'anna'];
const words = ['wire', 'breaks', 'ac-4711', 'müller', 'ελλάδα', '%', '"', "'"];
const time = fc.integer({ min: 0, max: 4 }).map((second) => `2026-03-01T10:00:0${second}.000Z`);
const state = fc.constantFrom('new', 'inProgress', 'waitingForCustomer', 'waitingForGfms', 'closed');

/** Conversations as they can be: a case has number, state and organisation; a direct chat at most a number. */
const arbitraryItem: fc.Arbitrary<ListItem> = fc
  .record({
    kind: fc.constantFrom('case', 'internal chat of a shared case', 'direct'),
    memberIds: fc.subarray(people),
    formerIds: fc.subarray(people),
    caseNumber: fc.constantFrom('SC-2026-000001', 'SC-2026-000002'),
    hasRoom: fc.boolean(),
    caseState: state,
    serviceOrganisation: fc.constantFrom('Italy', 'Germany'),
    searchText: fc.subarray(words).map((some) => some.join('\n')),
    lastActivityAt: time,
    changedAt: fc.integer({ min: 0, max: 5 }),
    caseChangedAt: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ kind, hasRoom, ...fields }) => {
    const isDirect = kind === 'direct';
    return item('', {
      ...fields,
      isCase: kind === 'case',
      caseNumber: isDirect && !hasRoom ? null : fields.caseNumber,
      caseState: isDirect ? null : fields.caseState,
      serviceOrganisation: isDirect ? null : fields.serviceOrganisation,
    });
  });

const arbitraryQuery: fc.Arbitrary<Omit<ListQuery, 'viewerCompanyId'>> = fc
  .record(
    {
      memberId: fc.constantFrom(...people, 'nobody'),
      notMemberId: fc.constantFrom(...people),
      seenBy: fc.record({
        personId: fc.constantFrom(...people),
        serviceOrganisation: fc.constantFrom('Italy', 'Germany'),
      }),
      caseNumber: fc.constantFrom('SC-2026-000001', 'SC-2026-000003'),
      // Of states the list of cases alone is asked.
      ofCases: fc.oneof(
        fc.constant({}),
        fc.constantFrom('open', 'new', 'closed').map((one) => ({ state: one })),
      ),
      query: fc
        .array(fc.constantFrom(...words, 'WIRE', 'x', '  '), { maxLength: 9 })
        .map((some) => some.join(' ')),
      toldSince: fc.record({
        personId: fc.constantFrom(...people),
        serviceOrganisation: fc.constantFrom('Italy', null),
        second: fc.integer({ min: 0, max: 6 }),
      }),
      behind: fc.record({ lastActivityAt: time, conversationId: fc.constantFrom('c0', 'c5', 'c50', 'x') }),
      limit: fc.integer({ min: 1, max: 130 }),
    },
    { requiredKeys: ['limit'] },
  )
  .map(({ ofCases, ...fields }) => ({ ...fields, ...(ofCases ? { casesOnly: true, ...ofCases } : {}) }));
