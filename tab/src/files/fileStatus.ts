import type { ConversationFile } from '../../../api/contract/files.ts';

export type FileStatus = 'ready' | 'checking' | 'infected' | 'notCheckable' | 'lost' | 'deleted';

/** What there is to say about a file before it is opened. Its author may open it while it is being checked. */
export function fileStatus({ state, deletedAt }: Pick<ConversationFile, 'state' | 'deletedAt'>): FileStatus {
  if (deletedAt !== null) return 'deleted';
  if (state === 'clean') return 'ready';
  return state === 'uploading' ? 'checking' : state;
}

/** Whether this reader may have the bytes now. */
export function canOpen(file: ConversationFile): boolean {
  return file.contentUrl !== null && file.deletedAt === null;
}
