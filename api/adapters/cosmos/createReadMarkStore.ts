import type { Container } from '@azure/cosmos';
import type { ReadMark, ReadMarkStore } from '../../domain/ports.ts';
import { queryAll } from './queryAll.ts';
import { statusOf } from './statusOf.ts';

export type ReadMarkItem = {
  id: string;
  personId: string;
  sequence: number;
  ordinal: number;
  _ts?: number;
};

export function createReadMarkStore(container: Container): ReadMarkStore {
  return {
    async read(personId, conversationIds) {
      if (conversationIds.length === 0) return new Map();
      const items =
        conversationIds.length === 1
          ? await readOne(container, { personId, conversationId: conversationIds[0] as string })
          : await readSome(container, { personId, conversationIds });
      return new Map(items.map((item) => [item.id, toMark(item)]));
    },

    async readSince(personId, second) {
      const items = await queryAll<ReadMarkItem>(container, {
        query: 'SELECT * FROM c WHERE c._ts >= @second',
        parameters: [{ name: '@second', value: second }],
        partitionKey: personId,
      });
      return items.map((item) => ({ ...toMark(item), storedAt: item._ts ?? 0 }));
    },

    async advance(personId, mark) {
      const item = { id: mark.conversationId, personId, sequence: mark.sequence, ordinal: mark.ordinal };
      try {
        await container.item(item.id, personId).patch({
          condition: `FROM c WHERE c.sequence < ${mark.sequence}`,
          operations: [
            { op: 'set', path: '/sequence', value: mark.sequence },
            { op: 'set', path: '/ordinal', value: mark.ordinal },
          ],
        });
      } catch (cause) {
        if (statusOf(cause) === 412) return;
        if (statusOf(cause) !== 404) throw cause;
        await container.items.create(item).catch((second: unknown) => {
          // Another tab was first with its mark: then this one follows it.
          if (statusOf(second) !== 409) throw second;
          return this.advance(personId, mark);
        });
      }
    },
  };
}

async function readOne(
  container: Container,
  wanted: { personId: string; conversationId: string },
): Promise<ReadMarkItem[]> {
  const { resource } = await container.item(wanted.conversationId, wanted.personId).read<ReadMarkItem>();
  return resource ? [resource] : [];
}

async function readSome(
  container: Container,
  wanted: { personId: string; conversationIds: string[] },
): Promise<ReadMarkItem[]> {
  return queryAll(container, {
    query: 'SELECT * FROM c WHERE ARRAY_CONTAINS(@ids, c.id)',
    parameters: [{ name: '@ids', value: wanted.conversationIds }],
    partitionKey: wanted.personId,
  });
}

export function toMark(item: ReadMarkItem): ReadMark {
  return { conversationId: item.id, sequence: item.sequence, ordinal: item.ordinal };
}
