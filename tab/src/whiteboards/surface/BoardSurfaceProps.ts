import type { Lane } from '../lane/Lane.ts';
import type { Company } from '../../../../api/contract/people.ts';
import type { BoardSync } from '../sync/BoardSync.ts';

/** A picture of the conversation that can be drawn on. */
export type BoardPicture = {
  fileId: string;
  title: string;
  dataUrl: string;
  mimeType: string;
  width: number;
  height: number;
};

/** What others may ask of the open surface. */
export type BoardHandle = {
  /** Puts the picture behind everything, locked, right of the other backgrounds, in its own size, and shows it. */
  addBackground: (picture: BoardPicture) => void;
  focusOn: (elementId: string) => void;
  /** Looks where that peer of the lane looks, until the person moves the board; null: no longer. */
  follow: (peerId: string | null) => void;
};

export type BoardSurfaceProps = {
  sync: BoardSync;
  lane: Lane | null;
  /** Closed case, or an earlier version. */
  isReadOnly: boolean;
  /** Whose people see the board: names and colours of cursors. */
  companies?: readonly Company[];
  /** Bytes of a stored picture, in full resolution. Rejects when it cannot be had. */
  loadPicture: (fileId: string) => Promise<{ dataUrl: string; mimeType: string }>;
  /** Pictures or PDFs that were dropped or pasted onto the board: they become files of the conversation first. */
  onFiles: (files: File[]) => void;
  /** Called once the surface is there, and with null when it goes. */
  onHandle: (handle: BoardHandle | null) => void;
};
