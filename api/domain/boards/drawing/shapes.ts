import type { Box, Matrix } from './geometry.ts';

/** What a board is drawn with. Coordinates are of the shape itself; `at` brings them onto the board. */
export type Shape = PathShape | ImageShape | TextShape;

export type Drawn = {
  shapes: Shape[];
  /** Around all of it, on the board. */
  box: Box;
};

export type Ink = {
  /** `#rrggbb`. */
  colour: string;
  /** 0 to 1. */
  opacity: number;
};
/** Ends and corners are round. */
export type Pen = Ink & { width: number; dash: readonly number[] };

export type PathShape = {
  kind: 'path';
  at: Matrix;
  /** m, l, c, q and z of SVG, and M; all in finite numbers. */
  path: string;
  fill: Ink | null;
  isEvenOdd: boolean;
  stroke: Pen | null;
  /** Drawn only within this path, of the same coordinates. */
  clip: string | null;
  /** Left out of it, in the board's coordinates: behind the text of an arrow. */
  hole: Box | null;
};

export type ImageShape = {
  kind: 'image';
  at: Matrix;
  fileId: string;
  width: number;
  height: number;
  /** The part that is shown, as shares of the image's width and height. */
  part: Box;
  isFlipped: { across: boolean; down: boolean };
  opacity: number;
  /** Of its corners. */
  radius: number;
};

export type TextShape = {
  kind: 'text';
  at: Matrix;
  lines: readonly { text: string; /** Where the baseline is anchored. */ x: number; y: number }[];
  align: 'left' | 'center' | 'right';
  /** Excalidraw's number. */
  fontFamily: number;
  size: number;
  ink: Ink;
};
