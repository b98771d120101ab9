import type { BoardElement } from '../../contract/boardElements.ts';

/** Who drew: as the store keeps him, for a board says what somebody was called then. */
export type BoardAuthor = { id: string; name: string; companyId: string };

/** What one person drew, as it came. */
export type BoardPart = { by: BoardAuthor; at: string; elements: BoardElement[] };

/** One record of a board's log: what several people drew at about the same time, in one write. */
export type BoardChange = {
  whiteboardId: string;
  /** 1, 2, 3 … without gaps. */
  sequence: number;
  at: string;
  parts: BoardPart[];
  /** Set where a stretch of drawing begins: how the one before ended. */
  ended?: BoardStretch;
  /** This change brings an earlier version back; `id` is the request's, so that a repeat meets the first. */
  restores?: { version: number; id: string };
};

/** A stretch of drawing without a long pause: a version one can go back to (rule WB6). */
export type BoardStretch = {
  /** Its last change. */
  sequence: number;
  at: string;
  people: BoardAuthor[];
  objects: number;
  restored?: number;
};

/** An element with who changed it last, and in which change. */
export type KeptElement = {
  element: BoardElement;
  personId: string;
  at: string;
  sequence: number;
  /** Of the element as JSON. */
  bytes: number;
};

/** All of a board at one change: opening reads one and the changes since. */
export type BoardSnapshot = {
  whiteboardId: string;
  sequence: number;
  elements: KeptElement[];
  people: BoardAuthor[];
  restoreIds: string[];
  stretch: { since: string; at: string; peopleIds: string[]; restored?: number } | null;
};

/** How a board stands, as lists show it. A second or three behind. */
export type BoardSummary = {
  whiteboardId: string;
  sequence: number;
  objects: number;
  changedAt: string;
  changedBy: BoardAuthor;
};

export type BoardStore = {
  /** `conflict`: the sequence is taken, or the outcome is unknown; read the changes after the last known to learn more. */
  append(change: BoardChange): Promise<'appended' | 'conflict'>;
  /** Changes with a greater sequence, ascending, up to and with `upTo` where one is given. */
  readChanges(whiteboardId: string, range: { after: number; upTo?: number }): Promise<BoardChange[]>;
  /** The newest snapshot that is not newer than `upTo`. */
  readSnapshot(whiteboardId: string, upTo: number): Promise<BoardSnapshot | null>;
  writeSnapshot(snapshot: BoardSnapshot): Promise<void>;
  /** Stretches that have ended before this sequence, newest first. */
  readStretches(whiteboardId: string, page: { before: number; limit: number }): Promise<BoardStretch[]>;
  readSummaries(whiteboardIds: readonly string[]): Promise<BoardSummary[]>;
  writeSummary(summary: BoardSummary): Promise<void>;
  /** The container of the fast lane that the board's people meet in; null while there is none. */
  readLane(whiteboardId: string): Promise<string | null>;
  /** Puts a container in the place of `replaces`, where that is still the one; answers the one that counts. */
  claimLane(claim: { whiteboardId: string; containerId: string; replaces: string | null }): Promise<string>;
};
