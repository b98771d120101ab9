import type { BoardViewport } from '../lane/Lane.ts';
import type { BoardStyle } from './boardStyle.ts';
import type { ToolName } from './boardTools.ts';

/** What our own controls show of the surface. A new one for each change, so that parts of it can be compared. */
export type BoardView = {
  isReady: boolean;
  tool: ToolName;
  style: BoardStyle;
  viewport: BoardViewport;
  selected: readonly string[];
  canUndo: boolean;
  canRedo: boolean;
  /** Counts the changes of what is on the board. */
  revision: number;
  /** Units of one CSS pixel where the surface looks at: more on large photos. */
  unit: number;
};

export const emptyView: BoardView = {
  isReady: false,
  tool: 'select',
  style: { colour: 'red', width: 'medium' },
  viewport: { scrollX: 0, scrollY: 0, zoom: 1, width: 0, height: 0 },
  selected: [],
  canUndo: false,
  canRedo: false,
  revision: 0,
  unit: 1,
};
