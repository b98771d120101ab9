import type { Container } from '@azure/cosmos';
import type { HeldWindow, RoomStore } from '../../domain/meetings/meetingPorts.ts';
import { queryAll } from './queryAll.ts';
import { statusOf } from './statusOf.ts';

type HeldItem = { id: string; conversationId: string; schema: 1; windows: HeldWindow[]; ttl: number };
type OpenItem = { id: string; conversationId: string; schema: 1; at: number; ttl: number };

const openPartition = '~open';
/** Should every instance miss that a room is empty, it is forgotten after a day. */
const openSeconds = 86_400;

/** Who is in the rooms now: an item for each instance and conversation, and in `~open` one for each room in use. */
export function createRoomStore(container: Container): RoomStore {
  async function remove(id: string, partition: string): Promise<void> {
    await container
      .item(id, partition)
      .delete()
      .catch((cause: unknown) => {
        if (statusOf(cause) !== 404) throw cause;
      });
  }

  return {
    async writeHeld({ conversationId, instanceId, windows, seconds }) {
      if (windows.length === 0) return remove(instanceId, conversationId);
      const item: HeldItem = { id: instanceId, conversationId, schema: 1, windows, ttl: seconds };
      await container.items.upsert(item);
    },

    async readHeld(conversationId) {
      const items = await queryAll<HeldItem>(container, {
        query: 'SELECT * FROM c',
        partitionKey: conversationId,
      });
      return items.flatMap(({ windows }) => windows);
    },

    async markOpen(conversationId, at) {
      const item: OpenItem = {
        ...{ id: conversationId, conversationId: openPartition, schema: 1, at, ttl: openSeconds },
      };
      await container.items.upsert(item);
    },

    async markEmpty({ conversationId, version }) {
      const accessCondition = { type: 'IfMatch', condition: version };
      await container
        .item(conversationId, openPartition)
        .delete({ accessCondition })
        .catch((cause: unknown) => {
          if (statusOf(cause) !== 404 && statusOf(cause) !== 412) throw cause;
        });
    },

    async listOpen() {
      const items = await queryAll<OpenItem & { _etag: string }>(container, {
        query: 'SELECT * FROM c',
        partitionKey: openPartition,
      });
      return items.map(({ id, at, _etag }) => ({ conversationId: id, at, version: _etag }));
    },
  };
}
