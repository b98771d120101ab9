import { deriveId } from './chain.ts';
import type { Context } from './context.ts';
import type { EntryContent, FileCounts } from './entries.ts';
import type { FileRecord } from './filePorts.ts';

/**
 * Entries of the log about files, so that every instance and every tab hears of them in order. Their ids are derived:
 * told again they are told once.
 */
export function tellChecked(context: Context, file: FileRecord): Promise<void> {
  const { id: fileId, name: fileName, authorName, state } = file;
  return tell(context, file, { kind: 'fileChecked', authorName, fileId, fileName, state });
}

export function tellDeleted(context: Context, file: FileRecord, counts: FileCounts): Promise<void> {
  const { id: fileId, name: fileName, authorName } = file;
  return tell(context, file, { kind: 'fileDeleted', authorName, fileId, fileName, counts });
}

async function tell(
  context: Context,
  file: FileRecord,
  content: EntryContent & { kind: 'fileChecked' | 'fileDeleted' },
): Promise<void> {
  const what = content.kind === 'fileChecked' ? [content.state] : [];
  const draft = {
    id: await deriveId(content.kind, file.id, ...what),
    authorId: file.authorId,
    authorCompanyId: file.authorCompanyId,
    content,
  };
  await context.log.append(file.conversationId, () => [draft]);
}
