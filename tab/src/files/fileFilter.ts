import type { FileKind } from '../../../api/contract/files.ts';

/** Which files of a conversation a list shows. Without anything in it: the newest version of each. */
export type FileFilter = {
  kind?: FileKind | 'media';
  authorId?: string;
  /** All versions of this name. */
  name?: string;
  /** Of one page. */
  limit?: number;
};
