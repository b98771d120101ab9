import type { BoardElement } from '../../../../api/contract/boardElements.ts';

/** How what was drawn here stands. `waiting`: elements that the server has not stored yet. */
export type BoardSaving =
  | { state: 'loading' }
  /** `at`: when the newest change of anybody was stored; null on an empty board. */
  | { state: 'saved'; at: Date | null }
  | { state: 'saving'; waiting: number }
  /** `isKept`: what waits outlives this window; false where the device refuses storage. */
  | { state: 'offline'; waiting: number; isKept: boolean }
  /** The case is closed: nothing can be stored now. */
  | { state: 'closed'; waiting: number }
  /** The board is not there, or not for this person any more. */
  | { state: 'gone' };

export type ElementAuthor = { personId: string; name: string; companyId: string; at: Date };

/** One open board: its elements, merged from the server's and what is drawn here. */
export type BoardSync = {
  /** Every element, deleted ones too, by id. Not to be changed. */
  elements: () => ReadonlyMap<string, BoardElement>;
  /** Who changed the element last, as far as it is stored. */
  authorOf: (elementId: string) => ElementAuthor | null;
  /** Takes up what was drawn here. What is known already has no effect. */
  put: (elements: readonly BoardElement[]) => void;
  /**
   * Told of elements that changed by others, by a restored version or because the server refused what was drawn here
   * (`isRefused`: the surface must show the given state even though its own is newer; a tombstone where there is none).
   */
  onChanged: (
    listener: (elements: readonly BoardElement[], how: { isRefused: boolean }) => void,
  ) => () => void;
  saving: () => BoardSaving;
  onSaving: (listener: () => void) => () => void;
};
