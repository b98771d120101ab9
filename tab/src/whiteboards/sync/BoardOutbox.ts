import type { BoardElement } from '../../../../api/contract/boardElements.ts';

/** Where what waits outlives the window: of one person and one board, from all of his windows on this device. */
export type BoardOutbox = {
  load: () => Promise<BoardElement[]>;
  /** Keeps some states and lets go of others. A state is one version of one element: others of it stay. */
  change: (change: { kept?: readonly BoardElement[]; settled?: readonly BoardElement[] }) => void;
  /** The board is gone for this person: all that waited for it leaves the device, and nothing is kept any more. */
  clear: () => void;
  /** False once something could only be kept in memory. */
  isKept: () => boolean;
  /** Told when that becomes false. */
  onRefused: (listener: () => void) => void;
};
