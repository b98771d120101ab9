import type { StateSnapshot } from '../../api/domain/stateSnapshot.ts';
import { showsRow, type Entry } from '../../api/domain/entries.ts';
import type { LogQuery, LogStore } from '../../api/domain/ports.ts';

/** The logs in memory, and a feed of them. The contract suite of the ports holds it to what Cosmos answers. */
export function createMemoryLogStore(now: () => number = Date.now): LogStore & { feed: Entry[] } {
  const feed: Entry[] = [];
  const logs = new Map<string, Map<string, Entry>>();
  const snapshots = new Map<string, StateSnapshot>();

  const logOf = (conversationId: string) => logs.get(conversationId) ?? new Map<string, Entry>();
  const read = (conversationId: string) =>
    [...logOf(conversationId).values()]
      .sort((a, b) => a.sequence - b.sequence)
      .map((one) => structuredClone(one));

  function cut(entries: Entry[], { before = Infinity, after, limit }: LogQuery): Entry[] {
    if (after !== undefined) return entries.filter((entry) => entry.sequence > after).slice(0, limit);
    return entries.filter((entry) => entry.sequence < before).slice(-limit);
  }

  return {
    feed,
    async append(entries, amended = []) {
      const storedAt = Math.floor(now() / 1000);
      const log = new Map(logOf(entries[0]?.conversationId ?? ''));
      for (const entry of entries) {
        const isTaken = [...log.values()].some((one) => one.sequence === entry.sequence);
        if (isTaken || log.has(entry.id)) return { outcome: 'conflict' };
        log.set(entry.id, structuredClone({ ...entry, storedAt }));
      }
      for (const { entry, version } of amended) {
        const before = log.get(entry.id);
        if (!before || versionOf(before) !== version) return { outcome: 'conflict' };
        log.set(entry.id, structuredClone({ ...entry, storedAt }));
        feed.push(structuredClone({ ...entry, storedAt }));
      }
      logs.set(entries[0]?.conversationId ?? '', log);
      feed.push(...entries.map((entry) => structuredClone({ ...entry, storedAt })));
      return { outcome: 'appended', storedAt };
    },
    readTail: async (conversationId, after) => read(conversationId).filter((entry) => entry.sequence > after),
    readEntry: async (conversationId, entryId) => structuredClone(logOf(conversationId).get(entryId) ?? null),
    async readForChange(conversationId, entryId) {
      const entry = structuredClone(logOf(conversationId).get(entryId));
      return entry ? { entry, version: versionOf(entry) } : null;
    },
    readPage: async (query) => cut(read(query.conversationId), query),
    readRows: async (query) =>
      cut(
        read(query.conversationId).filter((entry) => showsRow(entry)),
        query,
      ).map(({ id, sequence, authorId, authorCompanyId, createdAt, content, now: changed }) => ({
        id,
        sequence,
        authorId,
        authorCompanyId,
        createdAt,
        content,
        ...(changed ? { now: changed } : {}),
      })),
    readSnapshot: async (conversationId) => structuredClone(snapshots.get(conversationId) ?? null),
    async writeSnapshot(snapshot) {
      snapshots.set(snapshot.id, structuredClone(snapshot));
    },
  };
}

function versionOf(entry: Entry): string {
  return JSON.stringify(entry);
}
