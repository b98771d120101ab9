import { BulkOperationType, type Container } from '@azure/cosmos';
import { showsRow, type Entry } from '../../domain/entries.ts';
import type { StateSnapshot } from '../../domain/stateSnapshot.ts';
import type { AmendedEntry, LogQuery, LogStore } from '../../domain/ports.ts';
import { queryAll, type PartitionQuery } from './queryAll.ts';
import { isOutcomeUnknown, statusOf } from './statusOf.ts';
import { DomainError } from '../../domain/errors.ts';

/** An entry as the container holds it. `row` is there to be queried. */
export type EntryItem = Omit<Entry, 'storedAt'> & { row: boolean; schema: 1; _ts?: number; _etag?: string };

/** Half of an item is its chain and what the service adds, which a row does not need. */
const rowProperties = 'c.id, c.sequence, c.authorId, c.authorCompanyId, c.createdAt, c.content, c.now';

const snapshotId = 'snapshot';
/** The unique key on `sequence` lets one item a partition have this one. */
const snapshotSequence = -1;

export function createLogStore(container: Container): LogStore {
  return {
    async append(entries, amended = []) {
      const conversationId = entries[0]?.conversationId ?? '';
      try {
        const items = entries.map(toItem);
        const storedAt =
          items.length === 1 && amended.length === 0
            ? await createOne(container, items[0] as EntryItem)
            : await createAll(container, { items, amended, conversationId });
        return storedAt === null ? { outcome: 'conflict' } : { outcome: 'appended', storedAt };
      } catch (cause) {
        // 412: one of the amended records was changed meanwhile.
        if (statusOf(cause) === 409 || statusOf(cause) === 412 || isOutcomeUnknown(cause))
          return { outcome: 'conflict' };
        if (statusOf(cause) === 413) throw new DomainError('tooLarge', 'Too much for one entry.', { cause });
        throw cause;
      }
    },

    async readTail(conversationId, after) {
      const query = 'SELECT * FROM c WHERE c.sequence > @after ORDER BY c.sequence ASC';
      const parameters = [{ name: '@after', value: Math.max(0, after) }];
      return readEntries(container, { query, parameters, partitionKey: conversationId });
    },

    async readEntry(conversationId, entryId) {
      const item = await readItem(container, { conversationId, entryId });
      return item && toEntry(item);
    },

    async readForChange(conversationId, entryId) {
      const item = await readItem(container, { conversationId, entryId });
      return item && { entry: toEntry(item), version: item._etag ?? '' };
    },

    async readPage(query) {
      const items = await readItems<EntryItem>(container, query, { select: '*', where: '' });
      return items.map(toEntry);
    },

    async readRows(query) {
      return readItems(container, query, { select: rowProperties, where: ' AND c.row = true' });
    },

    async readSnapshot(conversationId) {
      const { resource, statusCode } = await container
        .item(snapshotId, conversationId)
        .read<{ state: StateSnapshot }>();
      return statusCode === 404 || !resource ? null : resource.state;
    },

    async writeSnapshot(snapshot) {
      await container.items.upsert(toSnapshotItem(snapshot));
    },
  };
}

export function toItem(entry: Omit<Entry, 'storedAt'>): EntryItem {
  const { storedAt: _ofTheStore, ...record } = entry as Entry;
  return { ...record, row: showsRow(entry), schema: 1 };
}

export function toSnapshotItem(snapshot: StateSnapshot): object {
  return {
    id: snapshotId,
    conversationId: snapshot.id,
    sequence: snapshotSequence,
    schema: 1,
    state: snapshot,
  };
}

export function toEntry(item: EntryItem): Entry {
  return {
    id: item.id,
    conversationId: item.conversationId,
    sequence: item.sequence,
    kind: item.kind,
    authorId: item.authorId,
    authorCompanyId: item.authorCompanyId,
    createdAt: item.createdAt,
    content: item.content,
    salt: item.salt,
    previousHash: item.previousHash,
    hash: item.hash,
    ordinal: item.ordinal,
    ...(item.contentHash === undefined ? {} : { contentHash: item.contentHash }),
    ...(item.now === undefined ? {} : { now: item.now }),
    storedAt: item._ts ?? 0,
  };
}

async function readItem(
  container: Container,
  wanted: { conversationId: string; entryId: string },
): Promise<EntryItem | null> {
  const { conversationId, entryId } = wanted;
  if (!/^[\w-]{1,100}$/.test(entryId) || entryId === snapshotId) return null;
  const { resource, statusCode } = await container.item(entryId, conversationId).read<EntryItem>();
  return statusCode === 404 || !resource ? null : resource;
}

async function createOne(container: Container, item: EntryItem): Promise<number> {
  const { resource } = await container.items.create<EntryItem>(item);
  return resource?._ts ?? 0;
}

/** All or none; null when one of the ids or sequences is taken, or an amended record is not what it was. */
async function createAll(
  container: Container,
  batch: { items: EntryItem[]; amended: AmendedEntry[]; conversationId: string },
): Promise<number | null> {
  const creates = batch.items.map((item) => ({
    operationType: BulkOperationType.Create,
    resourceBody: item as never,
  }));
  const replaces = batch.amended.map(({ entry, version }) => ({
    operationType: BulkOperationType.Replace,
    id: entry.id,
    ifMatch: version,
    resourceBody: toItem(entry) as never,
  }));
  const operations = [...creates, ...replaces];
  const { result, code } = await container.items.batch(operations, batch.conversationId);
  const failed = result?.find((one) => one.statusCode >= 400 && one.statusCode !== 424);
  if ([404, 409, 412].includes(failed?.statusCode ?? 0)) return null;
  if (failed || !result)
    throw Object.assign(new Error('a batch was refused'), { code: failed?.statusCode ?? code });
  const first = result[0]?.resourceBody as { _ts?: number } | undefined;
  return first?._ts ?? 0;
}

/** A page, ascending; `where` narrows it further. */
async function readItems<Item>(
  container: Container,
  { conversationId, before, after, limit }: LogQuery,
  wanted: { select: string; where: string },
): Promise<Item[]> {
  const isForward = after !== undefined;
  const bound = isForward ? 'c.sequence > @bound' : 'c.sequence > 0 AND c.sequence < @bound';
  const value = isForward ? Math.max(0, after) : (before ?? Number.MAX_SAFE_INTEGER);
  const items = await queryAll<Item>(container, {
    query:
      `SELECT TOP ${limit} ${wanted.select} FROM c WHERE ${bound}${wanted.where} ` +
      `ORDER BY c.sequence ${isForward ? 'ASC' : 'DESC'}`,
    parameters: [{ name: '@bound', value }],
    partitionKey: conversationId,
  });
  return isForward ? items : items.reverse();
}

async function readEntries(container: Container, query: PartitionQuery): Promise<Entry[]> {
  return (await queryAll<EntryItem>(container, query)).map(toEntry);
}
