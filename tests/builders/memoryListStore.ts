import { comparePlaces, matchesQuery } from '../../api/domain/listItem.ts';
import type { Checkpoint, ListItem, ListStore } from '../../api/domain/ports.ts';

/** The read model in memory. The contract suite of the ports holds it to what Cosmos answers. */
export function createMemoryListStore(now: () => number = Date.now): ListStore {
  const items = new Map<string, ListItem>();
  let checkpoint: Checkpoint | null = null;
  let lease: { owner: string; until: number } | null = null;
  return {
    async query(query) {
      return [...items.values()]
        .filter((item) => matchesQuery(item, query))
        .sort(comparePlaces)
        .slice(0, query.limit)
        .map((item) => structuredClone(item.state));
    },
    async write(written) {
      for (const item of written) {
        items.set(`${item.viewerCompanyId} ${item.conversationId}`, structuredClone(item));
      }
    },
    readCheckpoint: async () => checkpoint,
    async writeCheckpoint(written) {
      checkpoint = { ...written };
    },
    async holdLease(owner, seconds) {
      if (lease && lease.owner !== owner && lease.until > now()) return false;
      lease = { owner, until: now() + seconds * 1000 };
      return true;
    },
  };
}
