/** Where the board is looked at: Excalidraw's scroll and zoom, and the size of the surface in CSS pixels. */
export type BoardViewport = { scrollX: number; scrollY: number; zoom: number; width: number; height: number };

/** `lost`: it was there; the board itself goes on without it. */
export type LaneState = 'off' | 'joining' | 'on' | 'lost';

/** Somebody else who has the board open, once for each of his windows. */
export type LanePeer = {
  id: string;
  personId: string;
  name: string;
  companyId: string;
  /** In units of the board. */
  pointer: { x: number; y: number; isLaser: boolean } | null;
  viewport: BoardViewport | null;
};

/** A finished stroke of the pen, in units of the board. `id` becomes the id of its element. */
export type PenStroke = {
  id: string;
  points: [number, number][];
  /** One for each point, 0 to 1; empty where the device tells none. */
  pressures: number[];
  color: string;
  /** Excalidraw's strokeWidth. */
  width: number;
  isHighlighter: boolean;
};

export type PenSettings = {
  /** Only then it takes pointers; else they reach what lies below. */
  isDrawing: boolean;
  color: string;
  width: number;
  isHighlighter: boolean;
  viewport: BoardViewport;
};

/** The pen above the board: shows strokes, one's own and others', while they are drawn. */
export type Pen = {
  set: (settings: PenSettings) => void;
  /** A stroke drawn here is finished and must become an element. */
  onStroke: (listener: (stroke: PenStroke) => void) => () => void;
  /** These strokes are elements now (of whomever): the pen need not show them any more. */
  settle: (ids: Iterable<string>) => void;
  close: () => void;
};

/** The fast lane of one board (Live Share). Losing it costs what it brings and nothing else. */
export type Lane = {
  state: () => LaneState;
  onState: (listener: () => void) => () => void;
  peers: () => readonly LanePeer[];
  onPeers: (listener: () => void) => () => void;
  /** Own pointer; null when it leaves. As often as it moves: the lane thins out. */
  point: (pointer: { x: number; y: number; isLaser: boolean } | null) => void;
  /** Own viewport, for those who follow. */
  look: (viewport: BoardViewport) => void;
  /** Puts the pen into `overlay`, which lies above the whole surface. Null while there is no lane. */
  openPen: (overlay: HTMLElement) => Pen | null;
  close: () => void;
};
