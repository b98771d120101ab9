import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import { isNewer } from '../../../../api/contract/mergeElements.ts';
import type { StoredElement } from '../../../../api/contract/whiteboards.ts';

/** What changed: for the surface, and for the outbox on the device. */
export type ContentChange = {
  /** States that the board shows now and the surface may not know. */
  changed: BoardElement[];
  /** States that no longer wait: stored, or overtaken by newer ones. */
  settled: BoardElement[];
};

type PutChange = { fresh: BoardElement[]; settled: BoardElement[] };

/**
 * The elements of one board: what the server has, and above it what waits to be stored. Shown is of each element the
 * newer state; an element waits only as long as its state is newer than the stored one.
 */
export type BoardContents = {
  shown: ReadonlyMap<string, BoardElement>;
  waiting: ReadonlyMap<string, BoardElement>;
  stored: ReadonlyMap<string, StoredElement>;
  /** Takes up what was drawn here; answers the states that wait now and those that they take the place of. */
  put: (elements: readonly BoardElement[]) => PutChange;
  /** The same for what waited on this device, perhaps before the board itself is known. */
  putKept: (elements: readonly BoardElement[]) => PutChange;
  takeStored: (elements: readonly StoredElement[]) => ContentChange;
  /** Sets the refused state aside; answers what the surface must show in its place, null where a newer one waits. */
  refuse: (element: BoardElement) => BoardElement | null;
};

export function createBoardContents(): BoardContents {
  const shown = new Map<string, BoardElement>();
  const waiting = new Map<string, BoardElement>();
  const stored = new Map<string, StoredElement>();
  const refused = new Map<string, BoardElement>();

  /** What nobody knows of need not be deleted, and what was refused need not be asked again. */
  function isOfNoUse(element: BoardElement): boolean {
    if (element.isDeleted && !shown.has(element.id)) return true;
    const before = refused.get(element.id);
    return before?.version === element.version && before.versionNonce === element.versionNonce;
  }

  function putKept(elements: readonly BoardElement[]): PutChange {
    const fresh = new Map<string, BoardElement>();
    const settled: BoardElement[] = [];
    for (const given of elements) {
      if (!isNewer(given, shown.get(given.id))) continue;
      // A copy, as the server will read it: the surface goes on changing its own.
      const element = JSON.parse(JSON.stringify(given)) as BoardElement;
      const before = waiting.get(element.id);
      if (before) settled.push(before);
      refused.delete(element.id);
      shown.set(element.id, element);
      waiting.set(element.id, element);
      fresh.set(element.id, element);
    }
    return { fresh: [...fresh.values()], settled };
  }

  return {
    shown,
    waiting,
    stored,
    put: (elements) => putKept(elements.filter((element) => !isOfNoUse(element))),
    putKept,
    takeStored(elements) {
      const changed = new Map<string, BoardElement>();
      const settled: BoardElement[] = [];
      for (const one of elements) {
        const { element } = one;
        const known = stored.get(element.id);
        // The same state again may tell better who drew it.
        if (known && isNewer(known.element, element)) continue;
        stored.set(element.id, one);
        const mine = waiting.get(element.id);
        if (mine && !isNewer(mine, element)) {
          waiting.delete(element.id);
          settled.push(mine);
        }
        if (!isNewer(element, shown.get(element.id))) continue;
        shown.set(element.id, element);
        changed.set(element.id, element);
      }
      return { changed: [...changed.values()], settled };
    },
    refuse(element) {
      const { id } = element;
      refused.set(id, element);
      if (waiting.get(id) !== element) return null;
      waiting.delete(id);
      const known = stored.get(id)?.element;
      if (known) shown.set(id, known);
      else shown.delete(id);
      const { version, versionNonce } = element;
      return known ?? { id, version, versionNonce, isDeleted: true };
    },
  };
}
