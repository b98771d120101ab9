import { createBoardPictures } from './adapters/boardPictures/createBoardPictures.ts';
import { createBoardStore } from './adapters/cosmos/createBoardStore.ts';
import { tellStoreUnavailable } from './adapters/cosmos/tellStoreUnavailable.ts';
import { createLaneTokens } from './adapters/fluid/createLaneTokens.ts';
import type { Config } from './config.ts';
import { BoardLog } from './domain/boards/boardLog.ts';
import type { BoardParts } from './domain/boards/boardParts.ts';
import type { Clock, Log } from './domain/ports.ts';
import { linkTo } from './linkTo.ts';

/** Wires what whiteboards need. */
export function createBoardParts(
  config: Config,
  parts: { container: Parameters<typeof createBoardStore>[0]; clock: Clock; log: Log },
): BoardParts {
  const { FLUID_ENDPOINT: endpoint, FLUID_KEY: key } = config;
  const store = tellStoreUnavailable(createBoardStore(parts.container));
  return {
    log: new BoardLog({ store, clock: parts.clock, log: parts.log }),
    store,
    pictures: createBoardPictures(),
    lanes: endpoint !== undefined && key !== undefined ? createLaneTokens({ endpoint, key }) : null,
    linkTo: (page) => linkTo(config, page),
  };
}
