import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Container } from '@azure/cosmos';
import type {
  BoardChange,
  BoardSnapshot,
  BoardStore,
  BoardStretch,
  BoardSummary,
} from '../../domain/boards/boardPorts.ts';
import { DomainError } from '../../domain/errors.ts';
import { queryAll } from './queryAll.ts';
import { isOutcomeUnknown, statusOf } from './statusOf.ts';

/** A change as the container holds it. `begins` is there to be queried. */
export type BoardChangeItem = BoardChange & { id: string; begins?: true; schema: 1 };

/*
 * The unique key on `sequence` lets each item of a board have one of its own: changes count 1, 2, 3 …, what lies beside
 * them counts down.
 */
const summarySequence = -1;
const laneSequence = -2;
/** Parts of a snapshot. An item takes 2 MB. */
const partsPerSnapshot = 1_000;
const bytesPerPart = 1_200_000;
/** A thousand years of drawing. */
const mostChanges = 1_000_000_000_000;

type SnapshotItem = {
  id: string;
  whiteboardId: string;
  sequence: number;
  part: number;
  of: number;
  at: number;
  zipped: string;
};
type LaneItem = { id: string; whiteboardId: string; sequence: number; containerId: string; _etag?: string };
type SummaryItem = BoardSummary & { id: string; changes: number };

export function createBoardStore(container: Container): BoardStore {
  return {
    async append(change) {
      try {
        await container.items.create<BoardChangeItem>(toBoardItem(change));
        return 'appended';
      } catch (cause) {
        if (statusOf(cause) === 409 || isOutcomeUnknown(cause)) return 'conflict';
        if (statusOf(cause) === 413) throw new DomainError('tooLarge', 'Too much at once.', { cause });
        throw cause;
      }
    },

    async readChanges(whiteboardId, { after, upTo = Number.MAX_SAFE_INTEGER }) {
      const items = await queryAll<BoardChangeItem>(container, {
        query: 'SELECT * FROM c WHERE c.sequence > @after AND c.sequence <= @upTo ORDER BY c.sequence ASC',
        parameters: [
          { name: '@after', value: Math.max(0, after) },
          { name: '@upTo', value: upTo },
        ],
        partitionKey: whiteboardId,
        pageSize: 200,
      });
      return items.map(toChange);
    },

    async readSnapshot(whiteboardId, upTo) {
      // Counted down, so the newest comes first.
      const bound = -Math.min(upTo, mostChanges) * partsPerSnapshot;
      const heads = await queryAll<SnapshotItem>(container, {
        query: 'SELECT TOP 1 * FROM c WHERE c.part = 0 AND c.sequence >= @bound ORDER BY c.sequence ASC',
        parameters: [{ name: '@bound', value: bound }],
        partitionKey: whiteboardId,
      });
      const [head] = heads;
      if (!head) return null;
      const parts = await Promise.all(
        Array.from({ length: head.of }, async (_, part) => {
          if (part === 0) return head.zipped;
          const { resource } = await container
            .item(snapshotId(head.at, part), whiteboardId)
            .read<SnapshotItem>();
          return resource?.zipped;
        }),
      );
      if (parts.includes(undefined)) return null;
      return readZipped(parts.join(''));
    },

    async writeSnapshot(snapshot) {
      const zipped = (await zip(JSON.stringify(snapshot))).toString('base64');
      const of = Math.ceil(zipped.length / bytesPerPart);
      // The first part last: who finds it finds them all.
      for (let part = of - 1; part >= 0; part -= 1) {
        await container.items.upsert<SnapshotItem>({
          id: snapshotId(snapshot.sequence, part),
          whiteboardId: snapshot.whiteboardId,
          sequence: snapshotSequence(snapshot.sequence, part),
          part,
          of,
          at: snapshot.sequence,
          zipped: zipped.slice(part * bytesPerPart, (part + 1) * bytesPerPart),
        });
      }
    },

    async readStretches(whiteboardId, { before, limit }) {
      const items = await queryAll<{ ended: BoardStretch }>(container, {
        query:
          `SELECT TOP ${limit} c.ended FROM c WHERE c.begins = true AND c.sequence <= @before ` +
          'ORDER BY c.sequence DESC',
        parameters: [{ name: '@before', value: before }],
        partitionKey: whiteboardId,
      });
      return items.map(({ ended }) => ended);
    },

    async readSummaries(whiteboardIds) {
      const found = await Promise.all(
        whiteboardIds.map((whiteboardId) => container.item(summaryId, whiteboardId).read<SummaryItem>()),
      );
      return found.flatMap(({ resource, statusCode }) =>
        statusCode === 404 || !resource ? [] : [toSummary(resource)],
      );
    },

    async writeSummary(summary) {
      await container.items.upsert<SummaryItem>({
        ...summary,
        id: summaryId,
        sequence: summarySequence,
        changes: summary.sequence,
      });
    },

    async readLane(whiteboardId) {
      return (await readLaneItem(container, whiteboardId))?.containerId ?? null;
    },

    async claimLane({ whiteboardId, containerId, replaces }) {
      const item: LaneItem = { id: laneId, whiteboardId, sequence: laneSequence, containerId };
      const known = await readLaneItem(container, whiteboardId);
      if (known && known.containerId !== replaces) return known.containerId;
      try {
        if (known) {
          const accessCondition = { type: 'IfMatch', condition: known._etag ?? '' };
          await container.item(laneId, whiteboardId).replace(item, { accessCondition });
        } else {
          await container.items.create(item);
        }
        return containerId;
      } catch (cause) {
        // Somebody else was faster: his it is.
        if (statusOf(cause) !== 409 && statusOf(cause) !== 412) throw cause;
        return (await readLaneItem(container, whiteboardId))?.containerId ?? containerId;
      }
    },
  };
}

function toBoardItem(change: BoardChange): BoardChangeItem {
  return {
    ...change,
    id: `change~${change.sequence}`,
    ...(change.ended ? { begins: true } : {}),
    schema: 1,
  };
}

export function toChange(item: BoardChangeItem): BoardChange {
  const { whiteboardId, sequence, at, parts, ended, restores } = item;
  return {
    whiteboardId,
    sequence,
    at,
    parts,
    ...(ended ? { ended } : {}),
    ...(restores ? { restores } : {}),
  };
}

// Beside the main thread: a large board would hold up everybody's live events.
const zip = promisify(gzip);
const unzip = promisify(gunzip);

const summaryId = 'summary';
const laneId = 'lane';

function snapshotId(sequence: number, part: number): string {
  return `snapshot~${sequence}~${part}`;
}

/** The first part comes before the others: −1000 for change 1. */
function snapshotSequence(sequence: number, part: number): number {
  return part - sequence * partsPerSnapshot;
}

async function readZipped(zipped: string): Promise<BoardSnapshot> {
  return JSON.parse((await unzip(Buffer.from(zipped, 'base64'))).toString()) as BoardSnapshot;
}

async function readLaneItem(container: Container, whiteboardId: string): Promise<LaneItem | null> {
  const { resource, statusCode } = await container.item(laneId, whiteboardId).read<LaneItem>();
  return statusCode === 404 || !resource ? null : resource;
}

function toSummary({ whiteboardId, changes, objects, changedAt, changedBy }: SummaryItem): BoardSummary {
  return { whiteboardId, sequence: changes, objects, changedAt, changedBy };
}
