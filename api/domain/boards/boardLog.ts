import type { BoardElement } from '../../contract/boardElements.ts';
import { DomainError } from '../errors.ts';
import { ItemsInMemory } from '../itemsInMemory.ts';
import type { Clock, Log } from '../ports.ts';
import type { BoardAuthor, BoardChange, BoardPart, BoardStore } from './boardPorts.ts';
import { applyChange, endStretch, isNews, toSnapshot, type BoardState } from './boardState.ts';
import {
  answerOf,
  mostBytesOfChange,
  readBoardAt,
  takeNext,
  type Asked,
  type DecideChange,
  type Drawn,
  type LoadedBoard,
  type Waiting,
} from './loadedBoard.ts';

/** About 10 MB each with 10,000 objects, 100 kB with 100. */
const mostInMemory = 100;
/** What came within this time goes into one write: twenty people who draw cost ten writes a second, not two hundred. */
const gatherMs = 80;
/** A snapshot this often bounds what opening reads. */
const changesPerSnapshot = 200;
/** Others may be faster this often; then the store is asked to be left alone for a moment. */
const attempts = 50;

/** More changes than these the feed does not bring late. */
const mostTold = 500;

/** `state` is null where the board is not in memory here. */
export type ChangeListener = (change: BoardChange, state: BoardState | null) => void;

/**
 * The boards as this instance knows them. What several people draw at about the same time shares a write; on other
 * instances they meet in the store, where an occupied sequence tells that somebody was faster. A state is newer by its
 * own version, not by its place in the log, so whoever is slower loses nothing.
 */
export class BoardLog {
  readonly #store: BoardStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #listeners: ChangeListener[] = [];
  readonly #loadListeners: ((loaded: { whiteboardId: string; sequence: number }) => void)[] = [];
  readonly #memory = new ItemsInMemory<LoadedBoard>({
    load: (whiteboardId) => this.#load(whiteboardId),
    isEmpty: ({ state }) => state.sequence === 0,
    most: mostInMemory,
  });

  constructor(parts: { store: BoardStore; clock: Clock; log: Log }) {
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  /** Called for each change, once for as long as the board stays in memory. */
  onApplied(listener: ChangeListener): void {
    this.#listeners.push(listener);
  }

  /** Called when a board on which something was drawn has been taken into memory. */
  onLoaded(listener: (loaded: { whiteboardId: string; sequence: number }) => void): void {
    this.#loadListeners.push(listener);
  }

  /** The board as this instance knows it; empty where nothing was drawn. Not to be changed. */
  read(whiteboardId: string): Promise<BoardState> {
    return this.#memory.use(whiteboardId, ({ state }) => state);
  }

  /** The newest board of all instances: what the store knows beyond this one is taken up first. */
  readNewest(whiteboardId: string): Promise<BoardState> {
    return this.#memory.use(whiteboardId, async (loaded) => {
      await this.#catchUp(loaded);
      return loaded.state;
    });
  }

  /** The board as it was after the change `sequence`; null when there is no such change. */
  async readAt(whiteboardId: string, sequence: number): Promise<BoardState | null> {
    const known = await this.read(whiteboardId);
    if (sequence === known.sequence) return known;
    const { state } = await readBoardAt(this.#store, whiteboardId, sequence);
    return state.sequence === sequence ? state : null;
  }

  /**
   * Stores elements as the person has them now. Answers when they are stored: in this change or in an earlier one, and
   * which of them had been overtaken. Sent again, they change nothing. Throws what `check` throws on the newest state.
   */
  draw(
    whiteboardId: string,
    drawn: { by: BoardAuthor; elements: BoardElement[]; check: (state: BoardState) => void },
  ): Promise<Drawn> {
    const { by, elements, check } = drawn;
    const decide = (state: BoardState) => {
      check(state);
      return { elements };
    };
    const bytes = new TextEncoder().encode(JSON.stringify(elements)).length;
    return this.#enqueue(whiteboardId, { by, decide, bytes });
  }

  /** Stores what `decide` makes of the newest state, in a change of its own: a version that is brought back. */
  restore(whiteboardId: string, restored: { by: BoardAuthor; decide: DecideChange }): Promise<Drawn> {
    return this.#enqueue(whiteboardId, { ...restored, bytes: mostBytesOfChange });
  }

  /** Takes up changes of all instances, in the order of the feed. */
  async applyFromFeed(changes: readonly BoardChange[]): Promise<void> {
    for (const change of changes) {
      if (!this.#memory.has(change.whiteboardId)) {
        for (const listener of this.#listeners) listener(change, null);
        continue;
      }
      await this.#memory.use(change.whiteboardId, async (loaded) => {
        if (change.sequence <= loaded.state.sequence) this.#tell(loaded, change);
        else if (change.sequence === loaded.state.sequence + 1) this.#apply(loaded, change);
        else await this.#catchUp(loaded);
      });
    }
  }

  #enqueue(whiteboardId: string, asked: Asked): Promise<Drawn> {
    return this.#memory.use(
      whiteboardId,
      (loaded) =>
        new Promise<Drawn>((resolve, reject) => {
          loaded.waiting.push({ ...asked, elements: [], resolve, reject });
          if (!loaded.isWriting) void this.#write(loaded);
        }),
    );
  }

  async #write(loaded: LoadedBoard): Promise<void> {
    loaded.isWriting = true;
    try {
      while (loaded.waiting.length > 0) {
        const pause = loaded.wroteAt + gatherMs - Date.now();
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        await this.#writeTaken(loaded, takeNext(loaded.waiting));
        loaded.wroteAt = Date.now();
      }
    } finally {
      loaded.isWriting = false;
    }
  }

  async #writeTaken(loaded: LoadedBoard, taken: Waiting[]): Promise<void> {
    let open = taken;
    try {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const { change, going } = this.#decide(loaded.state, open);
        open = going;
        if (open.length === 0) return;
        const isStored = change === null || (await this.#store.append(change)) === 'appended';
        if (isStored) {
          // The feed may have brought it already.
          if (change && change.sequence > loaded.state.sequence) this.#apply(loaded, change);
          for (const one of open) one.resolve(answerOf(loaded.state, one));
          return;
        }
        await this.#catchUp(loaded);
      }
      throw new DomainError('unavailable', 'The board is being written to too much.', {
        retryAfterSeconds: 1,
      });
    } catch (cause) {
      for (const one of open) one.reject(cause);
    }
  }

  /** The change that takes all of them up; null when it would change nothing. Who is refused is told so. */
  #decide(state: BoardState, taken: Waiting[]): { change: BoardChange | null; going: Waiting[] } {
    const now = this.#clock.now();
    const at = now.toISOString();
    const fresh = new Map<string, BoardElement>();
    const parts: BoardPart[] = [];
    const going: Waiting[] = [];
    let restores: BoardChange['restores'];
    let endsStretch = false;
    for (const one of taken) {
      try {
        const decided = one.decide(state);
        restores ??= decided.restores;
        endsStretch ||= decided.endsStretch === true;
        one.elements = decided.elements;
        const elements = decided.elements.filter((element) =>
          isNews(fresh.get(element.id) ?? state.elements.get(element.id)?.element, element),
        );
        for (const element of elements) fresh.set(element.id, element);
        if (elements.length > 0) parts.push({ by: one.by, at, elements });
        going.push(one);
      } catch (cause) {
        one.reject(cause);
      }
    }
    // That a version was brought back is written down also where nothing differs: a repeat must find it.
    if (parts.length === 0 && !restores) return { change: null, going };
    const ended = endStretch(state, { now, endsAnyway: endsStretch });
    const change = {
      whiteboardId: state.whiteboardId,
      sequence: state.sequence + 1,
      at,
      parts,
      ...(ended ? { ended } : {}),
      ...(restores ? { restores } : {}),
    };
    return { change, going };
  }

  async #catchUp(loaded: LoadedBoard): Promise<void> {
    const { whiteboardId, sequence } = loaded.state;
    const changes = await this.#store.readChanges(whiteboardId, { after: sequence });
    for (const change of changes) if (change.sequence > loaded.state.sequence) this.#apply(loaded, change);
  }

  #apply(loaded: LoadedBoard, change: BoardChange): void {
    applyChange(loaded.state, change);
    this.#tell(loaded, change);
    if (loaded.state.sequence - loaded.snapshotAt < changesPerSnapshot) return;
    loaded.snapshotAt = loaded.state.sequence;
    this.#store.writeSnapshot(toSnapshot(loaded.state)).catch((cause: unknown) => {
      this.#log.warn({ cause, whiteboardId: change.whiteboardId }, 'a snapshot of a board was not written');
    });
  }

  /** What was read when the board was loaded, the feed may bring later: nobody was told of it yet. */
  #tell(loaded: LoadedBoard, change: BoardChange): void {
    const { told, state } = loaded;
    if (told.has(change.sequence)) return;
    told.add(change.sequence);
    if (told.size > mostTold) for (const old of [...told].slice(0, mostTold / 2)) told.delete(old);
    for (const listener of this.#listeners) listener(change, state);
  }

  async #load(whiteboardId: string): Promise<LoadedBoard> {
    const loaded = await readBoardAt(this.#store, whiteboardId, Number.MAX_SAFE_INTEGER);
    const { sequence } = loaded.state;
    if (sequence > 0) for (const listener of this.#loadListeners) listener({ whiteboardId, sequence });
    return { ...loaded, waiting: [], isWriting: false, wroteAt: 0, told: new Set() };
  }
}
