import type { Container } from '@azure/cosmos';
import type { HeldText, PlaceRecord, PlaceStore } from '../../domain/relay/relayPorts.ts';
import { queryAll } from './queryAll.ts';
import { statusOf } from './statusOf.ts';

const recordId = 'place';
/** No place is called so. */
const channelPartition = '~channels';
/** A text that nobody decides about is forgotten: 30 days. */
const heldSeconds = 30 * 24 * 60 * 60;

/** Nothing is redelivered later. */
const markSeconds = 24 * 60 * 60;

const rememberedMs = 2_000;
const mostRemembered = 10_000;

type PlaceItem = { id: string; placeId: string; schema: 1; record: PlaceRecord; _etag?: string };
type HeldItem = { id: string; placeId: string; schema: 1; held: HeldText; ttl: number };
type MarkItem = { id: string; placeId: string; schema: 1; what: string; ttl: number };
/** What is found by what it belongs to: a partition for each. */
type NoteItem = { id: string; placeId: string; schema: 1; name: string };
type ChannelItem = { id: string; placeId: string; schema: 1; channel: { placeId: string; since: string } };

export function createPlaceStore(container: Container): PlaceStore {
  async function readItem<Item extends { id: string }>(id: string, placeId: string): Promise<Item | null> {
    const { resource } = await container.item(id, placeId).read<Item>();
    return resource ?? null;
  }

  async function note(list: string, name: string): Promise<void> {
    const item: NoteItem = { id: toId(name), placeId: list, schema: 1, name };
    await container.items.upsert(item);
  }

  async function listNoted(list: string): Promise<string[]> {
    const wanted = { query: 'SELECT c.name FROM c', partitionKey: list };
    return (await queryAll<Pick<NoteItem, 'name'>>(container, wanted)).map(({ name }) => name);
  }

  async function readHeld(placeId: string, heldId: string): Promise<HeldText | null> {
    if (!/^[\w-]{1,100}$/.test(heldId)) return null;
    return (await readItem<HeldItem>(`held-${heldId}`, placeId))?.held ?? null;
  }

  async function writeHeld(held: HeldText): Promise<void> {
    const { id, placeId } = held;
    const item: HeldItem = { id: `held-${id}`, placeId, schema: 1, held, ttl: heldSeconds };
    await container.items.upsert(item);
  }

  /** For who sends: a place is asked for with every entry, and its own words have passed here a moment before. */
  const places = new Map<string, { record: PlaceRecord | null; until: number }>();

  async function readPlace(placeId: string): Promise<PlaceItem | null> {
    const item = await readItem<PlaceItem>(recordId, placeId);
    rememberPlace(placeId, item?.record ?? null);
    return item;
  }

  function rememberPlace(placeId: string, record: PlaceRecord | null): void {
    if (places.size >= mostRemembered) places.clear();
    places.set(placeId, { record, until: Date.now() + rememberedMs });
  }

  /** Asked for each entry of a case without a thread, and hardly ever changed. */
  const channels = new Map<string, { channel: ChannelItem['channel'] | null; until: number }>();

  return {
    async read(placeId) {
      return (await readPlace(placeId))?.record ?? null;
    },

    async readRecent(placeId) {
      const known = places.get(placeId);
      if (known && known.until > Date.now()) return known.record;
      return (await readPlace(placeId))?.record ?? null;
    },

    async update(placeId, decide) {
      for (;;) {
        const item = await readPlace(placeId);
        const record = decide(item?.record ?? null);
        if (!record) return item?.record ?? null;
        if (isFirstShown(item?.record ?? null, record)) {
          const [channelId = ''] = record.address.conversationId.split(';');
          await note(`~threads ${channelId}`, placeId);
        }
        const next: PlaceItem = { id: recordId, placeId, schema: 1, record };
        try {
          if (item) {
            const accessCondition = { type: 'IfMatch', condition: item._etag ?? '' };
            await container.item(recordId, placeId).replace(next, { accessCondition });
          } else await container.items.create(next);
          rememberPlace(placeId, record);
          return record;
        } catch (cause) {
          // Somebody was faster: decide on what he wrote.
          if (![404, 409, 412].includes(statusOf(cause) ?? 0)) throw cause;
        }
      }
    },

    async readChannel(serviceOrganisation) {
      const known = channels.get(serviceOrganisation);
      if (known && known.until > Date.now()) return known.channel;
      const item = await readItem<ChannelItem>(toId(serviceOrganisation), channelPartition);
      channels.set(serviceOrganisation, { channel: item?.channel ?? null, until: Date.now() + rememberedMs });
      return item?.channel ?? null;
    },

    async setChannel(serviceOrganisation, channel) {
      const item: ChannelItem = {
        id: toId(serviceOrganisation),
        placeId: channelPartition,
        schema: 1,
        channel,
      };
      await container.items.upsert(item);
      channels.delete(serviceOrganisation);
    },

    async removeChannel(serviceOrganisation) {
      await container
        .item(toId(serviceOrganisation), channelPartition)
        .delete()
        .catch((cause: unknown) => {
          if (statusOf(cause) !== 404) throw cause;
        });
      channels.delete(serviceOrganisation);
    },

    async listThreads(channelId) {
      const ids = await listNoted(`~threads ${channelId}`);
      const items = await Promise.all(ids.map((id) => readPlace(id)));
      return items.flatMap((item) => (item ? [item.record] : []));
    },

    noteChannel: (teamId, channelId) => note(`~channels ${teamId}`, channelId),
    listChannels: (teamId) => listNoted(`~channels ${teamId}`),

    async hold(held) {
      const known = await readHeld(held.placeId, held.id);
      if (known && known.sentTo !== null) return known;
      await writeHeld(held);
      return held;
    },

    readHeld,

    async letGo(placeId, heldId, sentTo) {
      const held = await readHeld(placeId, heldId);
      if (held) await writeHeld({ ...held, sentTo });
    },

    async readMark(placeId, markId) {
      return (await readItem<MarkItem>(`mark-${markId}`, placeId))?.what ?? null;
    },

    async mark(placeId, markId, { what, over = false }) {
      const item: MarkItem = { id: `mark-${markId}`, placeId, schema: 1, what, ttl: markSeconds };
      if (over) {
        await container.items.upsert(item);
        return what;
      }
      try {
        await container.items.create(item);
        return what;
      } catch (cause) {
        if (statusOf(cause) !== 409) throw cause;
        return (await readItem<MarkItem>(item.id, placeId))?.what ?? what;
      }
    },
  };
}

/** Noted before it is written: who looks for the threads of a channel misses none. */
function isFirstShown(before: PlaceRecord | null, record: PlaceRecord): boolean {
  const isThread = record.address.conversationId.includes(';');
  return isThread && record.conversationIds.length > 0 && !before?.conversationIds.length;
}

/** Ids may not hold slashes and the like. */
function toId(name: string): string {
  return encodeURIComponent(name);
}
