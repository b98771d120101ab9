import { createRoomStore } from '../../../api/adapters/cosmos/createRoomStore.ts';
import { createSignalFeed } from '../../../api/adapters/cosmos/createFeeds.ts';
import { createSignalStore } from '../../../api/adapters/cosmos/createSignalStore.ts';
import type { Signals } from '../../../api/contract/meetings.ts';
import type { RoomStore } from '../../../api/domain/meetings/meetingPorts.ts';
import { createMemoryRoomStore } from '../../builders/memoryRoomStore.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

const window = (personId: string, until = 5_000) => ({ personId, sessionId: `of ${personId}`, until });

describe.each<[string, () => RoomStore]>([
  ['Cosmos', () => createRoomStore(database.containers.rooms)],
  ['memory', () => createMemoryRoomStore(Date.now)],
])('the rooms in %s', (_name, open) => {
  it('[VC4] are what all instances hold, each as it has said last', async () => {
    const store = open();
    const held = (instanceId: string, windows: ReturnType<typeof window>[]) =>
      store.writeHeld({ conversationId: 'one', instanceId, windows, seconds: 60 });
    expect(await store.readHeld('one')).toEqual([]);
    await held('first', [window('marco')]);
    await held('second', [window('giulia')]);
    await held('first', [window('marco', 9_000), window('paolo')]);
    const all = await store.readHeld('one');
    expect(all.map(({ personId, until }) => `${personId} ${until}`).sort()).toEqual([
      'giulia 5000',
      'marco 9000',
      'paolo 5000',
    ]);
    expect(await store.readHeld('other')).toEqual([]);
    await held('second', []);
    await held('second', []);
    expect(await store.readHeld('one')).toHaveLength(2);
  });

  it('[VC4] are listed while they are in use', async () => {
    const store = open();
    const listed = async () =>
      (await store.listOpen()).map(({ conversationId, at }) => `${conversationId} ${at}`);
    const find = async (id: string) =>
      (await store.listOpen()).find(({ conversationId }) => conversationId === id)!;
    await store.markOpen('one', 1);
    const old = await find('one');
    await store.markOpen('one', 2);
    await store.markOpen('two', 3);
    await store.markEmpty(old);
    expect((await listed()).sort()).toEqual(['one 2', 'two 3']);
    const newest = await find('one');
    await store.markEmpty(newest);
    await store.markEmpty(newest);
    expect(await listed()).toEqual(['two 3']);
    await store.markEmpty(await find('two'));
  });
});

it('[VC4] [SE2] signals are found by their window and its person, in order, and come by the feed', async () => {
  const store = createSignalStore(database.containers.signals);
  const feed = createSignalFeed(database.containers.signals);
  const from = await feed.now();
  const signals = (id: string, to: string): Signals => ({
    ...{ id, meetingId: 'one.meeting', from: { personId: 'marco', sessionId: 'his' }, to },
    signals: [{ description: { type: 'offer', sdp: id } }],
  });
  for (const id of ['a', 'b', 'c']) {
    await store.write({ conversationId: 'one', to: 'giulia', signals: signals(id, 'hers') });
  }
  await store.write({ conversationId: 'one', to: 'paolo', signals: signals('d', 'other') });
  const hers = { conversationId: 'one', personId: 'giulia', sessionId: 'hers' };
  expect((await store.readFor(hers)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(await store.readFor({ ...hers, conversationId: 'two' })).toEqual([]);
  // Who names her window as his own.
  expect(await store.readFor({ ...hers, personId: 'paolo' })).toEqual([]);
  const { items } = await feed.read(from);
  expect(items.map(({ to, signals: { id } }) => `${to} ${id}`).sort()).toEqual([
    'giulia a',
    'giulia b',
    'giulia c',
    'paolo d',
  ]);
});
