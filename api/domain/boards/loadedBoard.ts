import type { BoardElement } from '../../contract/boardElements.ts';
import type { BoardAuthor, BoardChange, BoardStore, KeptElement } from './boardPorts.ts';
import { applyChange, emptyBoard, fromSnapshot, isNews, type BoardState } from './boardState.ts';

/** An item of Cosmos DB takes 2 MB, and a tab that waits for more than 1 MB is cut off. A request has 262 kB at most. */
export const mostBytesOfChange = 400_000;

export type Drawn = { sequence: number; newer: KeptElement[] };

/** Asked at the moment of writing, on the newest state. Throws to refuse; what it answers goes into the change. */
export type DecideChange = (state: BoardState) => {
  elements: BoardElement[];
  restores?: NonNullable<BoardChange['restores']>;
  /** The stretch of drawing before ends with it, even without a pause. */
  endsStretch?: boolean;
};

export type Asked = { by: BoardAuthor; decide: DecideChange; bytes: number };

export type Waiting = Asked & {
  /** What it came to when it was last asked. */
  elements: BoardElement[];
  resolve: (drawn: Drawn) => void;
  reject: (cause: unknown) => void;
};

export type LoadedBoard = {
  state: BoardState;
  waiting: Waiting[];
  isWriting: boolean;
  wroteAt: number;
  snapshotAt: number;
  /** The last changes that the listeners were told. */
  told: Set<number>;
};

/** The board as it was after that change, or as far as there are changes; and where its newest snapshot is. */
export async function readBoardAt(
  store: BoardStore,
  whiteboardId: string,
  upTo: number,
): Promise<{ state: BoardState; snapshotAt: number }> {
  const snapshot = await store.readSnapshot(whiteboardId, upTo);
  const state = snapshot ? fromSnapshot(snapshot) : emptyBoard(whiteboardId);
  const snapshotAt = state.sequence;
  const changes = await store.readChanges(whiteboardId, { after: snapshotAt, upTo });
  for (const change of changes) applyChange(state, change);
  return { state, snapshotAt };
}

/** As many of those who wait as one change takes; at least one. */
export function takeNext(waiting: Waiting[]): Waiting[] {
  const taken: Waiting[] = [];
  let bytes = 0;
  for (;;) {
    const next = waiting[0];
    if (!next) return taken;
    bytes += next.bytes;
    if (taken.length > 0 && bytes > mostBytesOfChange) return taken;
    taken.push(next);
    waiting.shift();
  }
}

/** Where the elements stand now, and which of them somebody has overtaken. */
export function answerOf(state: BoardState, { elements }: Waiting): Drawn {
  const newer: KeptElement[] = [];
  for (const element of elements) {
    const kept = state.elements.get(element.id);
    if (kept && isNews(element, kept.element)) newer.push(kept);
  }
  return { sequence: state.sequence, newer };
}
