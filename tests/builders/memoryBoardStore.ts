import type {
  BoardChange,
  BoardSnapshot,
  BoardStore,
  BoardSummary,
} from '../../api/domain/boards/boardPorts.ts';

/** The port in memory, with the same answers as the real one. `feed` holds every change in the order it was stored. */
export function createMemoryBoardStore(): BoardStore & { feed: BoardChange[] } {
  const changes = new Map<string, BoardChange[]>();
  const snapshots = new Map<string, BoardSnapshot[]>();
  const summaries = new Map<string, BoardSummary>();
  const lanes = new Map<string, string>();
  const feed: BoardChange[] = [];
  const changesOf = (whiteboardId: string) => changes.get(whiteboardId) ?? [];
  return {
    feed,
    async append(change) {
      const known = changesOf(change.whiteboardId);
      if (known.some(({ sequence }) => sequence === change.sequence)) return 'conflict';
      const stored = structuredClone(change);
      changes.set(change.whiteboardId, [...known, stored]);
      feed.push(stored);
      return 'appended';
    },
    async readChanges(whiteboardId, { after, upTo = Infinity }) {
      return structuredClone(
        changesOf(whiteboardId)
          .filter(({ sequence }) => sequence > after && sequence <= upTo)
          .toSorted((a, b) => a.sequence - b.sequence),
      );
    },
    async readSnapshot(whiteboardId, upTo) {
      const fitting = (snapshots.get(whiteboardId) ?? []).filter(({ sequence }) => sequence <= upTo);
      const newest = fitting.toSorted((a, b) => b.sequence - a.sequence)[0];
      return newest ? structuredClone(newest) : null;
    },
    async writeSnapshot(snapshot) {
      const others = (snapshots.get(snapshot.whiteboardId) ?? []).filter(
        ({ sequence }) => sequence !== snapshot.sequence,
      );
      snapshots.set(snapshot.whiteboardId, [...others, structuredClone(snapshot)]);
    },
    async readStretches(whiteboardId, { before, limit }) {
      return changesOf(whiteboardId)
        .flatMap(({ sequence, ended }) => (ended && sequence <= before ? [ended] : []))
        .toSorted((a, b) => b.sequence - a.sequence)
        .slice(0, limit);
    },
    async readSummaries(whiteboardIds) {
      return whiteboardIds.flatMap((id) => summaries.get(id) ?? []);
    },
    async writeSummary(summary) {
      summaries.set(summary.whiteboardId, summary);
    },
    async readLane(whiteboardId) {
      return lanes.get(whiteboardId) ?? null;
    },
    async claimLane({ whiteboardId, containerId, replaces }) {
      const known = lanes.get(whiteboardId) ?? null;
      if (known !== null && known !== replaces) return known;
      lanes.set(whiteboardId, containerId);
      return containerId;
    },
  };
}
