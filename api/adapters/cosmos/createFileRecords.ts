import type { Container, SqlParameter } from '@azure/cosmos';
import type { FileQuery, FileRecord, FileRecords, FileRef } from '../../domain/filePorts.ts';
import { queryAll } from './queryAll.ts';
import { statusOf } from './statusOf.ts';

/** `place` and `isListed` are there to be queried: a file that is not shared, or deleted, has no place in the list. */
type FileItem = FileRecord & {
  schema: 1;
  isListed: boolean;
  _etag?: string;
};

/** No conversation is called so. */
const workPartition = '~work';

type WorkItem = { id: string; conversationId: string; of: string; dueAt: number; _etag?: string };

export function createFileRecords(container: Container): FileRecords {
  async function readItem({ id, conversationId }: FileRef): Promise<FileItem | null> {
    const { resource } = await container.item(id, conversationId).read<FileItem>();
    return resource ?? null;
  }

  return {
    async create(record) {
      try {
        await container.items.create(toItem(record));
        return 'created';
      } catch (cause) {
        if (statusOf(cause) === 409) return 'exists';
        throw cause;
      }
    },

    async read(ref) {
      const item = await readItem(ref);
      return item && toRecord(item);
    },

    async readSome(conversationId, ids) {
      if (ids.length === 0) return [];
      const items = await queryAll<FileItem>(container, {
        query: 'SELECT * FROM c WHERE ARRAY_CONTAINS(@ids, c.id)',
        parameters: [{ name: '@ids', value: [...ids] }],
        partitionKey: conversationId,
      });
      return items.map(toRecord);
    },

    async update(ref, decide) {
      for (;;) {
        const item = await readItem(ref);
        if (!item) return null;
        const record = toRecord(item);
        const changes = decide(record);
        if (!changes) return record;
        const changed = { ...record, ...changes };
        try {
          const accessCondition = { type: 'IfMatch', condition: item._etag ?? '' };
          await container.item(ref.id, ref.conversationId).replace(toItem(changed), { accessCondition });
          return changed;
        } catch (cause) {
          // Somebody was faster: decide on what he wrote.
          if (statusOf(cause) !== 412 && statusOf(cause) !== 404) throw cause;
        }
      }
    },

    async list(query) {
      const { conditions, parameters } = toConditions(query);
      const items = await queryAll<FileItem>(container, {
        query:
          `SELECT TOP ${query.limit} * FROM c WHERE ${conditions.join(' AND ')} ` + 'ORDER BY c.place DESC',
        parameters,
        partitionKey: query.conversationId,
        pageSize: query.limit,
      });
      return items.map(toRecord);
    },

    async remove({ id, conversationId }) {
      await container.item(id, conversationId).delete().catch(unlessGone);
    },

    async schedule(ref, dueAt) {
      const item: WorkItem = { id: ref.id, conversationId: workPartition, of: ref.conversationId, dueAt };
      await container.items.upsert(item);
    },

    async finish({ id }) {
      await container.item(id, workPartition).delete().catch(unlessGone);
    },

    async takeDue({ now, until, limit }) {
      const due = await queryAll<WorkItem>(container, {
        query: `SELECT TOP ${limit} * FROM c WHERE c.dueAt <= @now ORDER BY c.dueAt ASC`,
        parameters: [{ name: '@now', value: now }],
        partitionKey: workPartition,
        pageSize: limit,
      });
      const taken: FileRef[] = [];
      for (const { _etag, ...item } of due) {
        try {
          const accessCondition = { type: 'IfMatch', condition: _etag ?? '' };
          const claimed = { id: item.id, conversationId: workPartition, of: item.of, dueAt: until };
          await container.item(item.id, workPartition).replace(claimed, { accessCondition });
          taken.push({ id: item.id, conversationId: item.of });
        } catch (cause) {
          // Another instance has it.
          if (statusOf(cause) !== 412 && statusOf(cause) !== 404) throw cause;
        }
      }
      return taken;
    },
  };
}

function toConditions(query: FileQuery): { conditions: string[]; parameters: SqlParameter[] } {
  const conditions: string[] = [];
  const parameters: SqlParameter[] = [];
  function add(condition: string, name: string, value: string | number | string[]): void {
    conditions.push(condition);
    parameters.push({ name, value });
  }
  if (query.nameKey !== undefined) add('c.nameKey = @name', '@name', query.nameKey);
  else if (query.messageId === undefined) conditions.push('c.isListed = true');
  if (query.messageId !== undefined) add('c.messageId = @message', '@message', query.messageId);
  if (query.kinds?.length === 1) add('c.kind = @kind', '@kind', query.kinds[0] ?? '');
  else if (query.kinds) add('ARRAY_CONTAINS(@kinds, c.kind)', '@kinds', [...query.kinds]);
  if (query.authorId !== undefined) add('c.authorId = @author', '@author', query.authorId);
  // Also leaves out what is not shared, which has no place.
  add('c.place < @before', '@before', query.before ?? Number.MAX_SAFE_INTEGER);
  return { conditions, parameters };
}

function toItem(record: FileRecord): FileItem {
  const isShown = record.messageId !== null && record.deletedAt === null;
  return {
    ...record,
    schema: 1,
    place: isShown ? record.place : null,
    isListed: isShown && !record.isReplaced,
  };
}

function toRecord(item: FileItem): FileRecord {
  return {
    id: item.id,
    conversationId: item.conversationId,
    name: item.name,
    nameKey: item.nameKey,
    size: item.size,
    kind: item.kind,
    type: item.type,
    state: item.state,
    authorId: item.authorId,
    authorName: item.authorName,
    authorCompanyId: item.authorCompanyId,
    createdAt: item.createdAt,
    sha256: item.sha256,
    blob: item.blob,
    blobSize: item.blobSize,
    thumbnail: item.thumbnail,
    original: item.original,
    media: item.media,
    locationRemoved: item.locationRemoved,
    messageId: item.messageId,
    sequence: item.sequence,
    place: item.place,
    version: item.version,
    isReplaced: item.isReplaced,
    deletedAt: item.deletedAt,
    ...(item.readings === undefined ? {} : { readings: item.readings }),
  };
}

function unlessGone(cause: unknown): void {
  if (statusOf(cause) !== 404) throw cause;
}
