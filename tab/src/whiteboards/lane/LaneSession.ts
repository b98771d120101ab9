import type { BoardViewport } from './Lane.ts';

/** One stay in one container. All that crosses it was written by others' pages: see {@link LaneNews}. */
export type LaneSession = {
  /** Says it to everybody who is there now. Nobody hears it later. */
  say: (news: object) => void;
  /** Shows it to everybody who is there and who comes, until the next. */
  show: (presence: Presence) => void;
  /** Oneself too. */
  members: () => readonly LaneMember[];
  /** Resolves when it is over: disconnected for longer than a blink, or the container is gone. */
  ended: Promise<void>;
  close: () => void;
};

export type LaneMember = {
  clientId: string;
  /** Who the relay says that he is, by his token; null where Teams gives the lane, which knows no persons of ours. */
  known: { personId: string; name: string; companyId: string } | null;
  /** What he shows; not checked. */
  shown: unknown;
};

export type Presence = {
  boardId: string;
  person: { id: string; name: string; companyId: string };
  viewport: BoardViewport | null;
};

export type SessionListeners = {
  onNews: (news: unknown, clientId: string) => void;
  onMembers: () => void;
};

/** A finger or pen on the overlay, and what is drawn there. */
export type Ink = {
  set: (settings: InkSettings) => void;
  /** A stroke as it comes from elsewhere. */
  begin: (stroke: { id: string; style: InkStyle; points: InkPoint[] }) => WetInk;
  /** Takes finished strokes away. */
  remove: (ids: Iterable<string>) => void;
  /** Ends the own stroke where it is, as if the pen were lifted; nothing is told of it. */
  interrupt: () => void;
  close: () => void;
};

export type WetInk = { add: (points: InkPoint[]) => void; end: () => void; cancel: () => void };

export type InkListeners = {
  onBegin: (id: string, point: InkPoint) => void;
  onPoints: (id: string, points: InkPoint[]) => void;
  onEnd: (id: string, end: { isCancelled: boolean }) => void;
};

/** x and y in units of the board, pressure from 0 to 1. */
export type InkPoint = readonly [x: number, y: number, pressure: number];

export type InkStyle = { color: string; width: number; isHighlighter: boolean };

export type InkSettings = InkStyle & { isDrawing: boolean; viewport: BoardViewport };
