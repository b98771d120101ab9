import type { FileMedia } from '../../contract/files.ts';

/** Of a file that tells nothing. */
export const silentMedia: FileMedia = {
  width: null,
  height: null,
  durationSeconds: null,
  takenAt: null,
  takenWith: null,
};
