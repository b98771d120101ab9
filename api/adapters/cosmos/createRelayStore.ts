import type { Container } from '@azure/cosmos';
import type { Checkpoint } from '../../domain/ports.ts';
import type { DeliveryRecord, RelayStore } from '../../domain/relay/relayPorts.ts';
import { holdLease, releaseLease } from './holdLease.ts';
import { queryAll } from './queryAll.ts';
import {
  deliveryId,
  fetchPartition,
  postPartition,
  toDelivery,
  toDeliveryItem,
  toFetchItem,
  toPostItem,
  toThread,
  toThreadItem,
  type DeliveryItem,
  type DeliveryKey,
  type FetchItem,
  type PostItem,
  type RetryItem,
  type StatusItem,
  type ThreadItem,
  statusId,
  toStatus,
} from './relayItems.ts';
import { statusOf } from './statusOf.ts';

const leaseId = 'relay-lease';
const checkpointId = 'relay-checkpoint';
const pendingPartition = '~pending';

export function createRelayStore(container: Container, system: Container): RelayStore {
  async function read<Item extends { id: string }>(id: string, partition: string): Promise<Item | null> {
    const { resource } = await container.item(id, partition).read<Item>();
    return resource ?? null;
  }

  async function readDelivery(key: DeliveryKey): Promise<DeliveryRecord | null> {
    const item = await read<DeliveryItem>(deliveryId(key), key.conversationId);
    return item && toDelivery(item);
  }

  function findDeliveries(
    conversationId: string,
    wanted: { where: string; order?: string; limit: number; values: Record<string, string | number> },
  ): Promise<DeliveryItem[]> {
    return queryAll<DeliveryItem>(container, {
      query: `SELECT TOP ${wanted.limit} * FROM c WHERE c.type = 'delivery' AND ${wanted.where}${wanted.order ?? ''}`,
      parameters: Object.entries(wanted.values).map(([name, value]) => ({ name, value })),
      partitionKey: conversationId,
    });
  }

  return {
    async beginDelivery(delivery) {
      try {
        await container.items.create(toDeliveryItem(delivery));
        return { outcome: 'begun' };
      } catch (cause) {
        if (statusOf(cause) !== 409) throw cause;
        const known = await readDelivery(delivery);
        if (!known) throw cause;
        return { outcome: 'exists', known };
      }
    },

    async writeDelivery(delivery) {
      await container.items.upsert(toDeliveryItem(delivery));
    },

    readDelivery,

    async lastDelivery(conversationId, placeId, before = Number.MAX_SAFE_INTEGER) {
      const [item] = await findDeliveries(conversationId, {
        where: 'c.placeId = @place AND c.sequence < @before',
        order: ' ORDER BY c.sequence DESC',
        limit: 1,
        values: { '@place': placeId, '@before': before },
      });
      return item ? toDelivery(item) : null;
    },

    async listWaiting(conversationId, placeId) {
      const items = await findDeliveries(conversationId, {
        where: "c.placeId = @place AND (c.state = 'waiting' OR c.state = 'sending')",
        order: ' ORDER BY c.sequence ASC',
        limit: 100,
        values: { '@place': placeId },
      });
      return items.map(toDelivery);
    },

    async cardOf(conversationId, placeId) {
      const [item] = await findDeliveries(conversationId, {
        where: "c.placeId = @place AND c.operation = 'card'",
        order: ' ORDER BY c.sequence DESC',
        limit: 1,
        values: { '@place': placeId },
      });
      return item ? toDelivery(item) : null;
    },

    async findActivity({ conversationId, placeId, activityId }) {
      const [item] = await findDeliveries(conversationId, {
        where: 'c.activityId = @activity AND c.placeId = @place',
        limit: 1,
        values: { '@activity': activityId, '@place': placeId },
      });
      return item ? toDelivery(item) : null;
    },

    async readDeliveries(conversationId, { from, to }) {
      const items = await findDeliveries(conversationId, {
        where: "c.operation = 'post' AND c.sequence >= @from AND c.sequence <= @to",
        limit: 10_000,
        values: { '@from': from, '@to': to },
      });
      return items.map(toDelivery);
    },

    async readStatuses(conversationId) {
      const items = await queryAll<StatusItem>(container, {
        query: "SELECT * FROM c WHERE c.type = 'status'",
        parameters: [],
        partitionKey: conversationId,
      });
      return items.map(toStatus);
    },

    async readStatus(conversationId, placeId) {
      const item = await read<StatusItem>(statusId(placeId), conversationId);
      return item && toStatus(item);
    },

    async writeStatus(status) {
      const item: StatusItem = { ...status, id: statusId(status.placeId), type: 'status', schema: 1 };
      await container.items.upsert(item);
    },

    async askRetry({ conversationId, placeId }) {
      const item: RetryItem = {
        id: `retry~${placeId}`,
        conversationId,
        placeId,
        type: 'retry',
        schema: 1,
        ttl: 60,
      };
      await container.items.upsert(item);
    },

    async readThread(conversationId) {
      const item = await read<ThreadItem>('thread', conversationId);
      return item && toThread(item);
    },

    async beginThread(thread) {
      try {
        await container.items.create(toThreadItem(thread));
        return true;
      } catch (cause) {
        if (statusOf(cause) === 409) return false;
        throw cause;
      }
    },

    async writeThread(thread) {
      await container.items.upsert(toThreadItem(thread));
    },

    async removeThread(conversationId) {
      await container.item('thread', conversationId).delete().catch(unlessGone);
    },

    async listPending() {
      const items = await queryAll<{ id: string }>(container, {
        query: 'SELECT c.id FROM c',
        parameters: [],
        partitionKey: pendingPartition,
      });
      return items.map(({ id }) => id);
    },

    async markPending(conversationId, isPending) {
      if (isPending) await container.items.upsert({ id: conversationId, conversationId: pendingPartition });
      else await container.item(conversationId, pendingPartition).delete().catch(unlessGone);
    },

    async queuePost(post) {
      await container.items.create(toPostItem(post)).catch((cause: unknown) => {
        if (statusOf(cause) !== 409) throw cause;
      });
    },

    async beginPost(post) {
      const item = await read<PostItem & { _etag: string }>(post.id, postPartition);
      if (item?.type !== 'post' || item.post.state !== 'waiting') return false;
      const accessCondition = { type: 'IfMatch', condition: item._etag };
      const next = toPostItem({ ...post, state: 'sending' });
      try {
        await container.item(post.id, postPartition).replace(next, { accessCondition });
        return true;
      } catch (cause) {
        if (statusOf(cause) === 412) return false;
        throw cause;
      }
    },

    async returnPost(post) {
      await container.items.upsert(toPostItem({ ...post, state: 'waiting' }));
    },

    async endPost(post) {
      await container.items.upsert({ ...toPostItem(post), type: 'posted' } satisfies PostItem);
    },

    async listPosts() {
      const items = await queryAll<PostItem>(container, {
        query: "SELECT TOP 1000 * FROM c WHERE c.type = 'post' ORDER BY c.at ASC",
        parameters: [],
        partitionKey: postPartition,
      });
      return items.map((item) => item.post);
    },

    async queueFetch(fetch) {
      await container.items.create(toFetchItem(fetch)).catch((cause: unknown) => {
        if (statusOf(cause) !== 409) throw cause;
      });
    },

    async writeFetch(fetch) {
      await container.items.upsert(toFetchItem(fetch));
    },

    async endFetch(fetch) {
      // It stays, so that the activity that comes again asks for nothing.
      await container.items.upsert({ ...toFetchItem(fetch), type: 'fetched' } satisfies FetchItem);
    },

    async listFetches() {
      const items = await queryAll<FetchItem>(container, {
        query: "SELECT TOP 100 * FROM c WHERE c.type = 'fetch' ORDER BY c.at ASC",
        parameters: [],
        partitionKey: fetchPartition,
      });
      return items.map((item) => item.fetch);
    },

    async readCheckpoint() {
      const { resource } = await system.item(checkpointId, checkpointId).read<Checkpoint>();
      return resource ? { position: resource.position, storedAt: resource.storedAt } : null;
    },

    async writeCheckpoint(checkpoint) {
      await system.items.upsert({ id: checkpointId, ...checkpoint });
    },

    holdLease: (owner, seconds) => holdLease(system, { id: leaseId, owner, seconds }),
    releaseLease: (owner) => releaseLease(system, { id: leaseId, owner }),
  };
}

function unlessGone(cause: unknown): void {
  if (statusOf(cause) !== 404) throw cause;
}
