import type { BoardElement } from '../../contract/boardElements.ts';
import { newerOf } from '../../contract/mergeElements.ts';
import { countObjects } from '../../contract/summariseBoard.ts';
import type { BoardAuthor, BoardChange, BoardSnapshot, BoardStretch, KeptElement } from './boardPorts.ts';

/** A pause that ends a stretch of drawing, and how long one lasts at most: an hour's work is some versions, not one. */
const pauseMs = 2 * 60_000;
const longestMs = 10 * 60_000;

/** What the changes of a board add up to. */
export type BoardState = {
  whiteboardId: string;
  sequence: number;
  elements: Map<string, KeptElement>;
  /** Of all elements as JSON. */
  bytes: number;
  /** Everybody who ever drew on it, by id. */
  people: Map<string, BoardAuthor>;
  /** The stretch of drawing that goes on; null on an empty board. */
  stretch: { since: string; at: string; people: Set<string>; restored?: number } | null;
  changedBy: BoardAuthor | null;
  /** Requests that brought a version back, newest last: a repeat is none. */
  restoreIds: string[];
};

const mostRestoreIds = 20;

export function emptyBoard(whiteboardId: string): BoardState {
  return {
    whiteboardId,
    sequence: 0,
    elements: new Map(),
    bytes: 0,
    people: new Map(),
    stretch: null,
    changedBy: null,
    restoreIds: [],
  };
}

/** Applies the next change, in place. Throws when it is not the next one. */
export function applyChange(state: BoardState, change: BoardChange): void {
  const { sequence, parts, at } = change;
  if (sequence !== state.sequence + 1) {
    throw new Error(`change ${sequence} does not follow ${state.sequence} of ${state.whiteboardId}`);
  }
  state.sequence = sequence;
  if (state.stretch === null || change.ended) state.stretch = { since: at, at, people: new Set() };
  state.stretch.at = at;
  if (change.restores) {
    state.stretch.restored = change.restores.version;
    state.restoreIds = [...state.restoreIds, change.restores.id].slice(-mostRestoreIds);
  }
  for (const part of parts) {
    state.people.set(part.by.id, part.by);
    state.stretch.people.add(part.by.id);
    state.changedBy = part.by;
    for (const element of part.elements)
      takeUp(state, { element, personId: part.by.id, at: part.at, sequence });
  }
}

/** Whether the element would change the board: only a newer state does. */
export function isNews(known: BoardElement | undefined, element: BoardElement): boolean {
  return known === undefined || (known !== element && newerOf(known, element) === element);
}

/** Bytes of the element as JSON. */
export function sizeOfElement(element: BoardElement): number {
  return new TextEncoder().encode(JSON.stringify(element)).length;
}

/** How the stretch ends that a change at this time would no longer belong to; null where it still does. */
export function endStretch(
  state: BoardState,
  change: { now: Date; endsAnyway: boolean },
): BoardStretch | null {
  if (state.stretch === null) return null;
  const now = change.now.getTime();
  const isOver =
    change.endsAnyway ||
    now - Date.parse(state.stretch.at) > pauseMs ||
    now - Date.parse(state.stretch.since) > longestMs;
  return isOver ? toStretch(state, state.stretch) : null;
}

/** The stretch that goes on, as a version; null on an empty board. */
export function currentStretch(state: BoardState): BoardStretch | null {
  return state.stretch && toStretch(state, state.stretch);
}

export function toSnapshot(state: BoardState): BoardSnapshot {
  const { stretch } = state;
  return {
    whiteboardId: state.whiteboardId,
    sequence: state.sequence,
    elements: [...state.elements.values()],
    people: [...state.people.values()],
    restoreIds: state.restoreIds,
    stretch: stretch && {
      since: stretch.since,
      at: stretch.at,
      peopleIds: [...stretch.people],
      ...(stretch.restored === undefined ? {} : { restored: stretch.restored }),
    },
  };
}

export function fromSnapshot(snapshot: BoardSnapshot): BoardState {
  const { stretch } = snapshot;
  const people = new Map(snapshot.people.map((one) => [one.id, one]));
  const newest = snapshot.elements.reduce<KeptElement | null>(
    (last, one) => (last === null || one.sequence >= last.sequence ? one : last),
    null,
  );
  return {
    whiteboardId: snapshot.whiteboardId,
    sequence: snapshot.sequence,
    elements: new Map(snapshot.elements.map((one) => [one.element.id, one])),
    bytes: snapshot.elements.reduce((sum, { bytes }) => sum + bytes, 0),
    people,
    stretch: stretch && {
      since: stretch.since,
      at: stretch.at,
      people: new Set(stretch.peopleIds),
      ...(stretch.restored === undefined ? {} : { restored: stretch.restored }),
    },
    changedBy: people.get(newest?.personId ?? '') ?? null,
    restoreIds: snapshot.restoreIds,
  };
}

export function* elementsOf(state: BoardState): Generator<BoardElement, void, undefined> {
  for (const { element } of state.elements.values()) yield element;
}

function takeUp(state: BoardState, given: Omit<KeptElement, 'bytes'>): void {
  const { element } = given;
  const known = state.elements.get(element.id);
  if (!isNews(known?.element, element)) return;
  const bytes = sizeOfElement(element);
  state.elements.set(element.id, { ...given, bytes });
  state.bytes += bytes - (known?.bytes ?? 0);
}

function toStretch(state: BoardState, stretch: NonNullable<BoardState['stretch']>): BoardStretch {
  return {
    sequence: state.sequence,
    at: stretch.at,
    people: [...stretch.people].flatMap((id) => state.people.get(id) ?? []),
    objects: countObjects(elementsOf(state)),
    ...(stretch.restored === undefined ? {} : { restored: stretch.restored }),
  };
}
