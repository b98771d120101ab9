import { randomUUID } from 'node:crypto';
import { createRelayStore } from '../../../api/adapters/cosmos/createRelayStore.ts';
import type { QueuedFetch, QueuedPost, RelayStore } from '../../../api/domain/relay/relayPorts.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

let database: TestDatabase;
let store: RelayStore;
let other: RelayStore;
beforeAll(async () => {
  database = await openTestDatabase();
  const again = await database.openAgain();
  store = createRelayStore(database.containers.relay, database.containers.system);
  other = createRelayStore(again.relay, again.system);
});
afterAll(() => database.stop());

const at = '2026-11-01T00:00:00.000Z';

describe('posts beside the log', () => {
  const address = {
    channelId: 'msteams',
    tenantId: 'tenant',
    conversationId: 'a:chat',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    botId: '28:bot',
  };
  const buildPost = (id: string, ofTime = at): QueuedPost => ({
    id,
    placeId: 'here',
    address,
    post: { kind: 'unlinked', number: 'SC-2026-000001', title: 'Größe 🙂' },
    place: { locale: 'it', gfmsName: 'GFMS' },
    state: 'waiting',
    at: ofTime,
  });
  const listIds = async () => (await store.listPosts()).map(({ id }) => id);

  it('[RL5] the same one is queued once, also after it was said', async () => {
    const post = buildPost(randomUUID());
    await store.queuePost(post);
    await other.queuePost({ ...post, post: { kind: 'unlinked', number: 'another', title: '' } });
    expect((await store.listPosts()).filter(({ id }) => id === post.id)).toEqual([post]);
    await store.beginPost(post);
    await store.endPost(post);
    await other.queuePost(post);
    expect(await listIds()).not.toContain(post.id);
    expect(await store.beginPost(post)).toBe(false);
  });

  it('[RL6] one sender begins it, and it is begun again only when it was given back', async () => {
    const post = buildPost(randomUUID());
    expect(await store.beginPost(post)).toBe(false);
    await store.queuePost(post);
    const begun = await Promise.all([store, other, store, other].map((one) => one.beginPost(post)));
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect((await store.listPosts()).find(({ id }) => id === post.id)?.state).toBe('sending');
    await store.returnPost(post);
    expect(await other.beginPost(post)).toBe(true);
    await other.endPost(post);
  });

  it('[RL7] they are listed in the order in which they came', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
    await store.queuePost(buildPost(ids[1], '2026-11-01T00:00:02.000Z'));
    await store.queuePost(buildPost(ids[2], '2026-11-01T00:00:10.000Z'));
    await store.queuePost(buildPost(ids[0], '2026-11-01T00:00:01.000Z'));
    expect((await listIds()).filter((id) => (ids as readonly string[]).includes(id))).toEqual(ids);
  });
});

it('[FL7] a file to be fetched is queued once, also after it was fetched', async () => {
  const fetch: QueuedFetch = {
    id: randomUUID(),
    placeId: 'here',
    conversationId: 'conversation',
    personId: 'marco-bianchi',
    activityId: '17',
    name: 'Größe 🙂.txt',
    url: 'https://rossi.sharepoint.com/file',
    at,
    attempts: 0,
  };
  await store.queueFetch(fetch);
  await other.queueFetch({ ...fetch, name: 'another' });
  expect(await store.listFetches()).toEqual([fetch]);
  await store.writeFetch({ ...fetch, attempts: 2 });
  expect(await other.listFetches()).toEqual([{ ...fetch, attempts: 2 }]);
  await store.endFetch(fetch);
  await other.queueFetch(fetch);
  expect(await store.listFetches()).toEqual([]);
});
