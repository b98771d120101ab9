import { randomUUID } from 'node:crypto';
import { createPlaceStore } from '../../../api/adapters/cosmos/createPlaceStore.ts';
import type { HeldText, PlaceRecord, PlaceStore } from '../../../api/domain/relay/relayPorts.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

let database: TestDatabase;
let store: PlaceStore;
let other: PlaceStore;
let id: string;
beforeAll(async () => {
  database = await openTestDatabase();
  store = createPlaceStore(database.containers.places);
  other = createPlaceStore((await database.openAgain()).places);
});
afterAll(() => database.stop());
beforeEach(() => {
  id = randomUUID();
});

const address = {
  channelId: 'msteams',
  tenantId: 'tenant',
  conversationId: 'a:chat',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  botId: '28:bot',
};
const build = (fields: Partial<PlaceRecord> = {}): PlaceRecord => ({
  id,
  address,
  scope: 'personal',
  name: 'Größe 🙂',
  teamName: null,
  locale: null,
  personId: 'marco-bianchi',
  conversationIds: [],
  currentId: null,
  serviceOrganisation: null,
  wasWelcomed: false,
  ...fields,
});

it('[RL3] has no place that nobody wrote in, and gives back what it was given', async () => {
  expect(await store.read(id)).toBeNull();
  expect(await store.update(id, () => null)).toBeNull();
  const record = build({ conversationIds: ['one', 'two'], currentId: 'two', locale: 'it' });
  expect(await store.update(id, () => record)).toEqual(record);
  expect(await other.read(id)).toEqual(record);
});

it('[RL3] decides on the newest record, and writes nothing where nothing is decided', async () => {
  await store.update(id, () => build());
  const seen: (PlaceRecord | null)[] = [];
  const answer = await other.update(id, (known) => {
    seen.push(known);
    return null;
  });
  expect(seen).toEqual([build()]);
  expect(answer).toEqual(build());
});

it('[RL3] loses nothing of what instances write into one place at once, its first record among them', async () => {
  const ids = Array.from({ length: 12 }, (_one, at) => `conversation-${at}`);
  await Promise.all(
    ids.map((conversationId, at) =>
      (at % 2 ? store : other).update(id, (known) => {
        const before = known ?? build();
        return { ...before, conversationIds: [...before.conversationIds, conversationId] };
      }),
    ),
  );
  expect([...(await store.read(id))!.conversationIds].sort()).toEqual([...ids].sort());
});

it('[RL2] keeps the channel of a service organisation, whatever it is called', async () => {
  for (const name of ['GFMS Italy', 'a/b?c#d\\e', 'Größe 🙂', `x-${id}`]) {
    expect(await store.readChannel(`${name} ${id}`)).toBeNull();
    const channel = { placeId: id, since: '2026-11-01T00:00:00.000Z' };
    await store.setChannel(`${name} ${id}`, channel);
    expect(await store.readChannel(`${name} ${id}`)).toEqual(channel);
    expect(await other.readChannel(`${name} ${id}`)).toEqual(channel);
    const next = { placeId: 'another', since: '2026-11-02T00:00:00.000Z' };
    await store.setChannel(`${name} ${id}`, next);
    expect(await store.readChannel(`${name} ${id}`)).toEqual(next);
  }
});

describe('a text that waits for a choice', () => {
  const hold = (fields: Partial<HeldText> = {}): HeldText => ({
    id: 'held',
    placeId: id,
    personId: 'marco-bianchi',
    text: 'Where does it go? 🙂',
    activityId: '1',
    key: 'key',
    at: '2026-11-01T00:00:00.000Z',
    number: null,
    sentTo: null,
    replyTo: null,
    files: [],
    hasPictures: false,
    ...fields,
  });

  it('[RL3] [SC6] is kept, in its own place only, and knows where it went', async () => {
    await store.hold(hold());
    await store.hold(hold());
    expect(await other.readHeld(id, 'held')).toEqual(hold());
    expect(await other.readHeld(randomUUID(), 'held')).toBeNull();
    await other.letGo(id, 'held', 'first');
    expect(await store.hold(hold())).toEqual(hold({ sentTo: 'first' }));
    expect(await store.readHeld(id, 'held')).toEqual(hold({ sentTo: 'first' }));
    await store.letGo(id, 'another', 'first');
    expect(await store.readHeld(id, 'another')).toBeNull();
  });

  it('[RL5] what was decided first about an activity stands, until it is decided anew', async () => {
    expect(await store.readMark(id, 'one')).toBeNull();
    expect(await store.mark(id, 'one', { what: 'first' })).toBe('first');
    expect(await other.mark(id, 'one', { what: 'second' })).toBe('first');
    expect(await other.mark(id, 'one', { what: 'third', over: true })).toBe('third');
    expect(await store.readMark(id, 'one')).toBe('third');
    expect(await store.readMark(randomUUID(), 'one')).toBeNull();
  });

  it('[SE2] odd ids of a pressed card name nothing', async () => {
    await store.update(id, () => build());
    for (const heldId of ['', 'a/b', '../place', 'x'.repeat(200), '__proto__', 'é']) {
      expect(await store.readHeld(id, heldId)).toBeNull();
    }
  });
});
