import { mediaKinds, type ConversationFile, type FileList, type FileListQuery } from '../contract/files.ts';
import { limits } from '../contract/limits.ts';
import type { Context } from './context.ts';
import { invalid } from './errors.ts';
import { toFileRef, toNameKey } from './fileIds.ts';
import { maySee, toFileView } from './fileViews.ts';
import type { PersonRecord } from './ports.ts';

/** A page of the conversation's files, newest first: one query of one partition, however many there are. */
export async function listFiles(
  context: Context,
  reader: PersonRecord,
  listed: { conversationId: string; query: FileListQuery },
): Promise<FileList> {
  const { conversationId, query } = listed;
  if (query.ids !== undefined)
    return { items: await readFiles(context, reader, { conversationId, ids: query.ids }) };
  const limit = query.limit ?? limits.defaultPage;
  const found = await context.files.records.list({
    conversationId,
    limit: limit + 1,
    ...(query.kind === undefined ? {} : { kinds: query.kind === 'media' ? mediaKinds : [query.kind] }),
    ...(query.authorId === undefined ? {} : { authorId: query.authorId }),
    ...(query.name === undefined ? {} : { nameKey: toNameKey(query.name) }),
    ...(query.cursor === undefined ? {} : { before: toPlace(query.cursor) }),
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const items = page.map((record) => viewOf(context, reader, record));
  return found.length > limit && last ? { items, cursor: String(last.place) } : { items };
}

/** These files, those that the reader may see; in the order asked for. */
async function readFiles(
  context: Context,
  reader: PersonRecord,
  wanted: { conversationId: string; ids: string },
): Promise<ConversationFile[]> {
  const ids = [...new Set(wanted.ids.split(',').filter(Boolean))];
  if (ids.length > limits.page) throw invalid('ids', `has more than ${limits.page} of them`);
  const own = ids.filter((id) => toFileRef(id)?.conversationId === wanted.conversationId);
  const records = await context.files.records.readSome(wanted.conversationId, own);
  const byId = new Map(records.map((record) => [record.id, record]));
  return own.flatMap((id) => {
    const record = byId.get(id);
    return record && maySee(record, reader.id) ? [viewOf(context, reader, record)] : [];
  });
}

function viewOf(
  context: Context,
  reader: PersonRecord,
  record: Parameters<typeof toFileView>[0],
): ConversationFile {
  return toFileView(record, { personId: reader.id, links: context.files.links });
}

function toPlace(cursor: string): number {
  if (!/^\d{1,16}$/.test(cursor)) throw invalid('cursor', 'is none of ours');
  return Number(cursor);
}
