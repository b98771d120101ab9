import { mediaKinds, type FileKind } from '../contract/files.ts';
import type { Context } from './context.ts';
import type { FileCounts, MessageFile } from './entries.ts';
import { invalid } from './errors.ts';
import { toFileRef } from './fileIds.ts';
import type { FileRecord } from './filePorts.ts';
import type { PersonRecord } from './ports.ts';
import { tellChecked } from './tellOfFile.ts';

/** A file is in one message; more of them could share a millisecond than a message has files. */
export const placesPerMillisecond = 64;

export type SharedFiles = { files: MessageFile[]; counts: FileCounts };

/**
 * Binds the files to the message that is about to be stored, and gives each its version. Repeated for the same message
 * it changes nothing. Throws `invalid` for what is not the author's own, finished, unshared file of this conversation.
 */
export async function shareFiles(
  context: Context,
  author: PersonRecord,
  shared: { conversationId: string; messageId: string; fileIds: readonly string[] },
): Promise<SharedFiles> {
  const { conversationId, messageId, fileIds } = shared;
  const files: MessageFile[] = [];
  const counts = { files: 0, media: 0 };
  const { records } = context.files;
  for (const [index, fileId] of fileIds.entries()) {
    const field = `fileIds.${index}`;
    if (fileIds.indexOf(fileId) !== index) throw invalid(field, 'is given twice');
    const ref = toFileRef(fileId);
    const known = ref?.conversationId === conversationId ? await records.read(ref) : null;
    if (known?.authorId !== author.id) throw invalid(field, 'is no file that you can share here');
    requireShareable(known, { messageId, field });
    const versions = (await listVersions(context, known)).filter((one) => one.messageId !== messageId);
    const place = context.clock.now().getTime() * placesPerMillisecond + index;
    const version = Math.max(0, ...versions.map((one) => one.version)) + 1;
    const bound = await records.update(known, (newest) => {
      requireShareable(newest, { messageId, field });
      return newest.messageId === null ? { messageId, version, place } : null;
    });
    if (bound === null) throw invalid(field, 'is no file that you can share here');
    // On a repeat, later ones may be there already.
    const earlier = versions.filter((one) => one.version < bound.version);
    for (const one of earlier) await setReplaced(context, { file: one, isReplaced: true });
    const { id, name, size, kind, sha256 } = bound;
    files.push({ id, name, size, kind, sha256: sha256 ?? '' });
    const [replaced] = earlier;
    counts.files += replaced ? 0 : 1;
    counts.media += Number(isMedia(kind));
  }
  return { files, counts };
}

/** The message was refused: its files are unshared again. */
export async function unshareFiles(context: Context, messageId: string, fileIds: string[]): Promise<void> {
  for (const fileId of fileIds) {
    const ref = toFileRef(fileId);
    const before = ref && (await context.files.records.read(ref));
    if (before?.messageId !== messageId || before.sequence !== null) continue;
    await context.files.records.update(before, (newest) =>
      newest.messageId === messageId && newest.sequence === null
        ? { messageId: null, place: null, version: 1 }
        : null,
    );
    await showNewest(context, before);
  }
}

/** After the message is stored; the sweep does it again where this was cut off. */
export async function placeFiles(
  context: Context,
  placed: { messageId: string; sequence: number; fileIds: readonly string[] },
): Promise<void> {
  for (const fileId of placed.fileIds) {
    const ref = toFileRef(fileId);
    if (!ref) continue;
    const after = await context.files.records.update(ref, (newest) =>
      newest.sequence === null && newest.messageId === placed.messageId
        ? { sequence: placed.sequence }
        : null,
    );
    if (!after || after.deletedAt !== null || after.state === 'checking') continue;
    // What is infected is still to be removed, and its message was not yet there to be told of it.
    if (after.state === 'infected') await tellChecked(context, after);
    else await context.files.records.finish(ref);
  }
}

/**
 * All shared versions of the file's name but itself, newest first. Pictures, sound and video have none: cameras give
 * names by chance, and one must not take the place of another.
 */
async function listVersions(context: Context, file: FileRecord): Promise<FileRecord[]> {
  if (isMedia(file.kind)) return [];
  const query = { conversationId: file.conversationId, nameKey: file.nameKey, limit: 100 };
  const named = await context.files.records.list(query);
  return named.filter((one) => one.id !== file.id && !isMedia(one.kind));
}

/** When a version went, the newest of the others stands in its place; it is answered. */
export async function showNewest(context: Context, gone: FileRecord): Promise<FileRecord | null> {
  const [newest] = await listVersions(context, gone);
  if (newest?.isReplaced) await setReplaced(context, { file: newest, isReplaced: false });
  return newest ?? null;
}

export function isMedia(kind: FileKind): boolean {
  return (mediaKinds as readonly FileKind[]).includes(kind);
}

async function setReplaced(context: Context, set: { file: FileRecord; isReplaced: boolean }): Promise<void> {
  if (set.file.isReplaced === set.isReplaced) return;
  await context.files.records.update(set.file, (newest) =>
    newest.isReplaced === set.isReplaced ? null : { isReplaced: set.isReplaced },
  );
}

function requireShareable(record: FileRecord, wanted: { messageId: string; field: string }): void {
  const isFree = record.messageId === null || record.messageId === wanted.messageId;
  if (!isFree) throw invalid(wanted.field, 'is in another message already');
  if (record.deletedAt !== null || record.state === 'uploading' || record.state === 'lost') {
    throw invalid(wanted.field, 'has not been uploaded');
  }
}
