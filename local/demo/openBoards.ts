import { createBoardPictures } from '../../api/adapters/boardPictures/createBoardPictures.ts';
import { createBoardStore } from '../../api/adapters/cosmos/createBoardStore.ts';
import { BoardLog } from '../../api/domain/boards/boardLog.ts';
import type { BoardParts } from '../../api/domain/boards/boardParts.ts';
import type { Clock, Log } from '../../api/domain/ports.ts';

/** What the demo's whiteboards are drawn with; nobody looks at their pictures meanwhile. */
export function openBoards(parts: {
  container: Parameters<typeof createBoardStore>[0];
  clock: Clock;
  log: Log;
}): BoardParts {
  const { container, clock, log } = parts;
  const store = createBoardStore(container);
  const pictures = createBoardPictures();
  return { log: new BoardLog({ store, clock, log }), store, pictures, lanes: null, linkTo: (page) => page };
}
