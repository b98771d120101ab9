import { randomBytes, randomUUID } from 'node:crypto';
import { createBoardStore } from '../../../api/adapters/cosmos/createBoardStore.ts';
import type {
  BoardAuthor,
  BoardChange,
  BoardSnapshot,
  BoardStore,
} from '../../../api/domain/boards/boardPorts.ts';
import { rectangle, text } from '../../builders/boardElements.ts';
import { createMemoryBoardStore } from '../../builders/memoryBoardStore.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

const marco: BoardAuthor = { id: 'marco', name: 'Marco Bianchi', companyId: 'officine-rossi' };
const at = '2026-11-12T21:59:00.000Z';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

describe.each(['Cosmos', 'memory'])('the board store: %s', (kind) => {
  let store: BoardStore;
  let other: BoardStore;
  let whiteboardId: string;
  beforeAll(async () => {
    const isMemory = kind === 'memory';
    store = isMemory ? createMemoryBoardStore() : createBoardStore(database.containers.whiteboards);
    other = isMemory ? store : createBoardStore((await database.openAgain()).whiteboards);
  });
  beforeEach(() => {
    whiteboardId = randomUUID();
  });

  const change = (sequence: number, fields: Partial<BoardChange> = {}): BoardChange => ({
    whiteboardId,
    sequence,
    at,
    parts: [{ by: marco, at, elements: [rectangle(`r${sequence}`), text('t', '<b>"Ø🙂"</b>\u2028')] }],
    ...fields,
  });
  const snapshot = (sequence: number, name = 'r'): BoardSnapshot => ({
    whiteboardId,
    sequence,
    elements: [{ element: rectangle(name), personId: 'marco', at, sequence, bytes: 400 }],
    people: [marco],
    restoreIds: ['marco a'],
    stretch: { since: at, at, peopleIds: ['marco'], restored: 3 },
  });

  it('[WB2] gives back what it was given, in order, and what lies within a range', async () => {
    const all = [1, 2, 3, 4].map((sequence) => change(sequence));
    for (const one of all.toReversed()) expect(await store.append(one)).toBe('appended');
    expect(await other.readChanges(whiteboardId, { after: 0 })).toEqual(all);
    expect(await store.readChanges(whiteboardId, { after: 1, upTo: 3 })).toEqual(all.slice(1, 3));
    expect(await store.readChanges(whiteboardId, { after: 4 })).toEqual([]);
    expect(await store.readChanges(randomUUID(), { after: 0 })).toEqual([]);
  });

  it('[WB2] takes each sequence once, whoever comes', async () => {
    const outcomes = await Promise.all([store.append(change(1)), other.append(change(1))]);
    expect(outcomes.toSorted()).toEqual(['appended', 'conflict']);
  });

  it('[WB6] finds the newest snapshot that is not newer than asked', async () => {
    expect(await store.readSnapshot(whiteboardId, 1_000)).toBeNull();
    for (const sequence of [200, 1, 999, 400]) await store.writeSnapshot(snapshot(sequence));
    await store.append(change(1));
    const sequences = [Number.MAX_SAFE_INTEGER, 999, 998, 400, 399, 200, 199, 1, 0];
    const found = await Promise.all(sequences.map((upTo) => other.readSnapshot(whiteboardId, upTo)));
    expect(found.map((one) => one?.sequence ?? null)).toEqual([999, 999, 400, 400, 200, 200, 1, 1, null]);
    expect(found[1]).toEqual(snapshot(999));
  });

  it('[WB2] a snapshot of several items comes back whole, and one that is not whole does not count', async () => {
    const noise = Array.from({ length: 400 }, (_, index) =>
      text(`t${index}`, randomBytes(3_000).toString('base64')),
    );
    const large = {
      ...snapshot(7),
      elements: noise.map((element) => ({ element, personId: 'marco', at, sequence: 7, bytes: 4_000 })),
    };
    await store.writeSnapshot(large);
    expect(await other.readSnapshot(whiteboardId, 7)).toEqual(large);
    if (kind === 'memory') return;
    await database.containers.whiteboards.item('snapshot~7~1', whiteboardId).delete();
    expect(await store.readSnapshot(whiteboardId, 7)).toBeNull();
  });

  it('[WB6] lists the stretches that ended, newest first', async () => {
    const ended = (sequence: number) => ({ sequence, at, people: [marco], objects: sequence });
    await store.append(change(1));
    await store.append(change(2, { ended: ended(1) }));
    await store.append(change(3));
    await store.append(change(4, { ended: ended(3), restores: { version: 1, id: 'x' } }));
    const list = (before: number, limit = 10) => store.readStretches(whiteboardId, { before, limit });
    expect(await list(Number.MAX_SAFE_INTEGER)).toEqual([ended(3), ended(1)]);
    expect(await list(3)).toEqual([ended(1)]);
    expect(await list(Number.MAX_SAFE_INTEGER, 1)).toEqual([ended(3)]);
    expect((await store.readChanges(whiteboardId, { after: 3 }))[0]?.restores).toEqual({
      version: 1,
      id: 'x',
    });
  });

  it('[DP1] keeps how each board stands', async () => {
    const summary = { whiteboardId, sequence: 3, objects: 2, changedAt: at, changedBy: marco };
    await store.append(change(1));
    await store.writeSummary({ ...summary, sequence: 1 });
    await store.writeSummary(summary);
    expect(await other.readSummaries([randomUUID(), whiteboardId])).toEqual([summary]);
  });

  it('[WB2] of several who make a container of the fast lane, all get the one that was first', async () => {
    expect(await store.readLane(whiteboardId)).toBeNull();
    const claim = (containerId: string, replaces: string | null) => ({ whiteboardId, containerId, replaces });
    const won = await Promise.all(
      ['a', 'b', 'c'].map((id, index) => [store, other][index % 2]!.claimLane(claim(id, null))),
    );
    expect(new Set(won).size).toBe(1);
    const [first] = won as [string];
    const again = await Promise.all([
      store.claimLane(claim('d', first)),
      other.claimLane(claim('e', first)),
      store.claimLane(claim('f', 'long-gone')),
    ]);
    expect(new Set(again.slice(0, 2)).size).toBe(1);
    expect(['d', 'e']).toContain(await other.readLane(whiteboardId));
    expect([first, 'd', 'e']).toContain(again[2]);
  });
});
