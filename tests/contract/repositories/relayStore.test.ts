import { randomUUID } from 'node:crypto';
import { createRelayFeed } from '../../../api/adapters/cosmos/createFeeds.ts';
import { createRelayStore } from '../../../api/adapters/cosmos/createRelayStore.ts';
import type {
  DeliveryRecord,
  QueuedPost,
  RelayNews,
  RelayStore,
  ThreadRecord,
} from '../../../api/domain/relay/relayPorts.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

let database: TestDatabase;
let store: RelayStore;
let other: RelayStore;
let conversationId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  const again = await database.openAgain();
  store = createRelayStore(database.containers.relay, database.containers.system);
  other = createRelayStore(again.relay, again.system);
});
afterAll(() => database.stop());
beforeEach(() => {
  conversationId = randomUUID();
});

const at = '2026-11-01T00:00:00.000Z';
const build = (sequence: number, fields: Partial<DeliveryRecord> = {}): DeliveryRecord => ({
  conversationId,
  placeId: 'here',
  entryId: `entry-${sequence}`,
  sequence,
  messageId: `entry-${sequence}`,
  operation: 'post',
  state: 'sending',
  activityId: null,
  at,
  noticeFrom: null,
  because: null,
  ...fields,
});

describe('deliveries', () => {
  it('[RL5] [RL6] of senders of one entry to one place one begins, the others learn how it stands', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_one, of) => (of % 2 ? store : other).beginDelivery(build(1))),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'begun')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'exists')).toEqual(
      Array.from({ length: 9 }, () => ({ outcome: 'exists', known: build(1) })),
    );
    const delivered = build(1, { state: 'delivered', activityId: '17' });
    await store.writeDelivery(delivered);
    expect(await other.beginDelivery(build(1))).toEqual({ outcome: 'exists', known: delivered });
    expect(await store.beginDelivery(build(1, { placeId: 'there' }))).toEqual({ outcome: 'begun' });
  });

  it('[RL6] gives back each field as it was written', async () => {
    const full = build(3, {
      operation: 'notice',
      state: 'failed',
      messageId: null,
      activityId: '1:größe/🙂',
      noticeFrom: 2,
      because: 'the connector answered 400',
    });
    await store.writeDelivery(full);
    expect(await other.readDelivery(full)).toEqual(full);
    expect(await store.readDelivery({ ...full, placeId: 'there' })).toBeNull();
    expect(await store.readDelivery({ ...full, conversationId: randomUUID() })).toBeNull();
  });

  it('[RL5] tells how far a place has come, also before an entry', async () => {
    expect(await store.lastDelivery(conversationId, 'here')).toBeNull();
    for (const sequence of [2, 11, 9]) await store.writeDelivery(build(sequence));
    await store.writeDelivery(build(30, { placeId: 'there' }));
    const sequences = [undefined, 12, 11, 9, 3, 2].map(
      async (before) => (await store.lastDelivery(conversationId, 'here', before))?.sequence,
    );
    expect(await Promise.all(sequences)).toEqual([11, 11, 9, 2, 2, undefined]);
  });

  it('[RL7] lists what waits, in order, of one place', async () => {
    await store.writeDelivery(build(11, { state: 'waiting' }));
    await store.writeDelivery(build(9, { state: 'waiting' }));
    await store.writeDelivery(build(2, { state: 'delivered' }));
    await store.writeDelivery(build(3, { state: 'notConfirmed' }));
    await store.writeDelivery(build(5, { state: 'waiting', placeId: 'there' }));
    const waiting = await other.listWaiting(conversationId, 'here');
    expect(waiting.map(({ sequence }) => sequence)).toEqual([9, 11]);
  });

  it("[RL2] finds the place's newest card", async () => {
    expect(await store.cardOf(conversationId, 'here')).toBeNull();
    for (const sequence of [4, 12, 7]) await store.writeDelivery(build(sequence, { operation: 'card' }));
    await store.writeDelivery(build(20));
    await store.writeDelivery(build(21, { operation: 'cardUpdate' }));
    await store.writeDelivery(build(22, { operation: 'card', placeId: 'there' }));
    expect(await store.cardOf(conversationId, 'here')).toEqual(build(12, { operation: 'card' }));
  });

  it('[RL3] [RL4] finds what an activity of the place is about, and nothing of another place', async () => {
    await store.writeDelivery(build(4, { activityId: '17' }));
    await store.writeDelivery(build(5, { activityId: '18' }));
    const find = (of: Partial<{ conversationId: string; placeId: string; activityId: string }>) =>
      store.findActivity({ conversationId, placeId: 'here', activityId: '17', ...of });
    expect(await find({})).toEqual(build(4, { activityId: '17' }));
    expect(await find({ placeId: 'there' })).toBeNull();
    expect(await find({ activityId: '19' })).toBeNull();
    expect(await find({ conversationId: randomUUID() })).toBeNull();
  });

  it('[MS6] reads how messages of a page stand at all places, bounds included, and nothing else', async () => {
    for (const sequence of [1, 2, 3, 4, 5]) {
      await store.writeDelivery(build(sequence));
      await store.writeDelivery(build(sequence, { placeId: 'there' }));
    }
    await store.writeDelivery(build(3, { entryId: 'another', operation: 'update' }));
    const read = await store.readDeliveries(conversationId, { from: 2, to: 4 });
    const keys = read.map(({ sequence, placeId }) => `${sequence} ${placeId}`).sort();
    expect(keys).toEqual(['2 here', '2 there', '3 here', '3 there', '4 here', '4 there']);
  });
});

it('[RL6] keeps how each place of a conversation can be reached, the newest of each', async () => {
  expect(await store.readStatuses(conversationId)).toEqual([]);
  const gone = { conversationId, placeId: 'here', state: 'unreachable', reason: 'gone', since: at } as const;
  const ok = { conversationId, placeId: 'here', state: 'ok', reason: null, since: null } as const;
  const there = { ...gone, placeId: 'there', state: 'waiting', reason: 'noAnswer' } as const;
  await store.writeStatus(gone);
  await store.writeStatus(there);
  await other.writeStatus(ok);
  await other.writeDelivery(build(1));
  const read = await store.readStatuses(conversationId);
  expect(read.sort((a, b) => a.placeId.localeCompare(b.placeId))).toEqual([ok, there]);
});

it('[RL2] of instances that want to begin the thread of a case one does', async () => {
  const thread = (owner: string): ThreadRecord => ({
    conversationId,
    channelId: '19:channel@thread.tacv2',
    state: 'opening',
    placeId: null,
    activityId: null,
    fromSequence: 1,
    owner,
  });
  expect(await store.readThread(conversationId)).toBeNull();
  const owners = Array.from({ length: 8 }, (_one, of) => `owner-${of}`);
  const begun = await Promise.all(
    owners.map(async (owner, of) => (await (of % 2 ? store : other).beginThread(thread(owner))) && owner),
  );
  const [winner] = begun.filter((owner) => owner !== false);
  expect(begun.filter((owner) => owner !== false)).toHaveLength(1);
  expect(await store.readThread(conversationId)).toEqual(thread(winner as string));
  const open = { ...thread('owner-0'), state: 'open', placeId: 'place', activityId: '17' } as const;
  await store.writeThread(open);
  expect(await other.readThread(conversationId)).toEqual(open);
  await store.removeThread(conversationId);
  await other.removeThread(conversationId);
  expect(await store.readThread(conversationId)).toBeNull();
  expect(await other.beginThread(thread('again'))).toBe(true);
});

it('[RL7] remembers what lags behind, once, until it does no more', async () => {
  await store.markPending(conversationId, true);
  await other.markPending(conversationId, true);
  expect((await store.listPending()).filter((id) => id === conversationId)).toHaveLength(1);
  await other.markPending(conversationId, false);
  await store.markPending(conversationId, false);
  expect(await store.listPending()).not.toContain(conversationId);
});

it('[RL7] keeps the checkpoint', async () => {
  expect(await store.readCheckpoint()).toBeNull();
  await store.writeCheckpoint({ position: 'a', storedAt: 1 });
  await other.writeCheckpoint({ position: 'b', storedAt: 2 });
  expect(await store.readCheckpoint()).toEqual({ position: 'b', storedAt: 2 });
});

it('[RL7] one instance at a time may send: it goes on having the lease, and another gets it when it is released', async () => {
  const asked = await Promise.all(
    Array.from({ length: 8 }, (_one, of) => (of % 2 ? store : other).holdLease(`owner-${of}`, 60)),
  );
  expect(asked.filter(Boolean)).toHaveLength(1);
  const holder = `owner-${asked.indexOf(true)}`;
  expect(await other.holdLease(holder, 60)).toBe(true);
  expect(await other.holdLease('somebody-else', 60)).toBe(false);
  await other.releaseLease('somebody-else');
  expect(await store.holdLease('somebody-else', 60)).toBe(false);
  await store.releaseLease(holder);
  expect(await other.holdLease('somebody-else', 60)).toBe(true);
  expect(await store.holdLease(holder, 60)).toBe(false);
  await other.releaseLease('somebody-else');
});

it('[RL7] the feed brings each kind of news, and nothing of marks', async () => {
  const feed = createRelayFeed(database.containers.relay);
  let position = await feed.now();
  const next = async (): Promise<RelayNews[]> => {
    const page = await feed.read(position);
    position = page.position;
    return page.items;
  };
  await store.writeDelivery(build(1));
  expect(await next()).toEqual([{ type: 'delivery', delivery: build(1) }]);
  await store.writeStatus({ conversationId, placeId: 'here', state: 'ok', reason: null, since: null });
  expect(await next()).toEqual([{ type: 'status', conversationId }]);
  const thread = {
    channelId: 'c',
    state: 'opening',
    placeId: null,
    activityId: null,
    fromSequence: 1,
  } as const;
  await store.beginThread({ conversationId, owner: 'me', ...thread });
  expect(await next()).toEqual([{ type: 'status', conversationId }]);
  await store.askRetry({ conversationId, placeId: 'here' });
  expect(await next()).toEqual([{ type: 'retry', conversationId, placeId: 'here' }]);
  await store.askRetry({ conversationId, placeId: 'here' });
  expect(await next()).toHaveLength(1);
  const post: QueuedPost = {
    id: randomUUID(),
    placeId: 'here',
    address: {
      channelId: 'msteams',
      tenantId: 't',
      conversationId: 'a',
      serviceUrl: 'https://x/',
      botId: 'b',
    },
    post: { kind: 'language', locale: 'it' },
    place: { locale: 'it', gfmsName: 'GFMS' },
    state: 'waiting',
    at,
  };
  await store.queuePost(post);
  expect(await next()).toEqual([{ type: 'post', post }]);
  await store.endPost(post);
  await store.markPending(conversationId, true);
  expect(await next()).toEqual([]);
  const fetch = { id: randomUUID(), placeId: 'here', conversationId, personId: 'm', activityId: '1' };
  await store.queueFetch({ ...fetch, name: 'a', url: null, at, attempts: 0 });
  expect(await next()).toEqual([{ type: 'fetch' }]);
});
