import type { ComponentType } from 'react';
import type { Live } from '../live/Live.ts';
import type { Session } from '../session.ts';
import type { Lane } from './lane/Lane.ts';
import type { BoardSurfaceProps } from './surface/BoardSurfaceProps.ts';
import type { BoardSync } from './sync/BoardSync.ts';

/** What an open board consists of, besides its window. */
export type BoardParts = {
  Surface: ComponentType<BoardSurfaceProps>;
  sync: BoardSync;
  lane: Lane | null;
  close: () => void;
};

/** What shows the board before the rest of it has come. */
export type BoardSketch = { FirstPicture: ComponentType<{ sync: BoardSync }>; sync: BoardSync };

export type BoardNeeds = {
  whiteboardId: string;
  session: Session;
  live: Live;
  onSketch?: (sketch: BoardSketch) => void;
};
