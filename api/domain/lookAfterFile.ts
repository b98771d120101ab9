import { unfinishedMs } from './beginUpload.ts';
import { checkFile } from './checkFile.ts';
import type { Context } from './context.ts';
import { settleDeleted } from './deleteFile.ts';
import { blobFolder } from './fileIds.ts';
import type { FileRecord, FileRef } from './filePorts.ts';
import { placeFiles, placesPerMillisecond, unshareFiles } from './shareFiles.ts';
import { tellChecked } from './tellOfFile.ts';

/** What has become of a file decides what it needs. */
export async function lookAfterFile(context: Context, ref: FileRef): Promise<void> {
  const { records, blobs, rules } = context.files;
  const record = await records.read(ref);
  if (!record) return records.finish(ref);
  const now = context.clock.now().getTime();
  if (record.deletedAt !== null || record.state === 'infected') {
    const since = Date.parse(record.deletedAt ?? record.createdAt);
    if (record.deletedAt !== null) await settleDeleted(context, record);
    else if (record.sequence !== null) await tellChecked(context, record);
    if (now < since + rules.retentionMs) return records.schedule(ref, since + rules.retentionMs);
    await blobs.removeIncoming(blobFolder(record));
    for (const blob of blobsOf(record)) await blobs.remove(blob);
    await records.update(record, () => ({ blob: null, thumbnail: null, original: null }));
    return records.finish(ref);
  }
  if (record.state === 'checking') return checkFile(context, ref);
  if (record.messageId !== null) return settle(context, record);
  const until = Date.parse(record.createdAt) + unfinishedMs;
  if (now < until) return records.schedule(ref, until);
  // From here on nobody shares it any more.
  const given = await records.update(record, ({ messageId }) =>
    messageId === null ? { deletedAt: context.clock.now().toISOString() } : null,
  );
  if (given?.deletedAt === null) return settle(context, given);
  await blobs.removeIncoming(blobFolder(record));
  for (const blob of blobsOf(record)) await blobs.remove(blob);
  await records.remove(record);
  return records.finish(ref);
}

/** A message that is being stored is bound for less. */
const storingMs = 10 * 60_000;

/** Bound to a message: it is stored, or it will never come. */
async function settle(context: Context, record: FileRecord): Promise<void> {
  const messageId = record.messageId ?? '';
  if (record.sequence !== null) {
    // The check may have been cut off between its result and telling it.
    await tellChecked(context, record);
    return context.files.records.finish(record);
  }
  const entry = await context.entries.readEntry(record.conversationId, messageId);
  if (entry) {
    await placeFiles(context, { messageId, sequence: entry.sequence, fileIds: [record.id] });
    return context.files.records.finish(record);
  }
  const now = context.clock.now().getTime();
  const until = (record.place ?? 0) / placesPerMillisecond + storingMs;
  if (now < until) return context.files.records.schedule(record, until);
  await unshareFiles(context, messageId, [record.id]);
  await context.files.records.schedule(record, now);
}

function blobsOf({ blob, thumbnail, original }: FileRecord): string[] {
  return [blob, thumbnail, original].filter((name) => name !== null);
}
