import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import { DomainError, forbidden } from './errors.ts';
import type { FileRecord } from './filePorts.ts';
import type { PersonRecord } from './ports.ts';
import { isMedia, showNewest } from './shareFiles.ts';
import { tellDeleted } from './tellOfFile.ts';

/**
 * Its author deletes a file: a tombstone stays, an earlier version stands in its place, the bytes go after the retention
 * time. Deleted twice it is deleted once. Throws `forbidden`, `notFound` or `caseClosed`.
 */
export async function deleteFile(
  context: Context,
  author: PersonRecord,
  deleted: { state: ConversationState; record: FileRecord },
): Promise<void> {
  const { state, record } = deleted;
  const { records } = context.files;
  if (record.authorId !== author.id) throw forbidden('Who uploaded a file deletes it.');
  // What was not shared is no part of the case.
  if (state.case?.state === 'closed' && record.messageId !== null)
    throw new DomainError('caseClosed', 'This case is closed.');
  const now = context.clock.now();
  // First, so that whoever looks next ends what is cut off right after.
  await records.schedule(record, now.getTime() + cutOffMs);
  const after = await records.update(record, (newest) =>
    newest.deletedAt === null ? { deletedAt: now.toISOString() } : null,
  );
  if (after) await settleDeleted(context, after);
}

/** A deletion that has not come to its end by then was cut off. */
const cutOffMs = 60_000;

/** Shows the version before, tells everybody, and leaves the bytes to the retention time. Done again it is done once. */
export async function settleDeleted(context: Context, deleted: FileRecord): Promise<void> {
  const { records, rules } = context.files;
  if (deleted.sequence !== null) {
    const newest = await showNewest(context, deleted);
    // Only the newest version counts.
    const wasListed = !deleted.isReplaced;
    await tellDeleted(context, deleted, {
      files: wasListed && newest === null ? -1 : 0,
      media: wasListed && isMedia(deleted.kind) ? -1 : 0,
    });
  }
  await records.schedule(deleted, Date.parse(deleted.deletedAt ?? deleted.createdAt) + rules.retentionMs);
}
