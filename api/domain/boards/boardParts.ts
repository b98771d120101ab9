import type { BoardLog } from './boardLog.ts';
import type { BoardStore } from './boardPorts.ts';
import type { LaneTokens } from './lanePorts.ts';
import type { BoardPictures } from './picturePorts.ts';

/** All that whiteboards need of the world. */
export type BoardParts = {
  log: BoardLog;
  store: BoardStore;
  pictures: BoardPictures;
  /** Null where there is no relay: then Teams' own lane is the only one (rule WB3). */
  lanes: LaneTokens | null;
  /** The address that opens the tab at a page, such as `whiteboard/{id}`. */
  linkTo: (page: string) => string;
};
