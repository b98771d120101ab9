import { findLiveShareHost } from '../teams.ts';
import type { BoardNeeds, BoardParts } from './OpenedBoard.ts';

/** Loads surface, sync and lane, which only open boards need, and starts them. */
export async function openBoardParts(needs: BoardNeeds): Promise<BoardParts> {
  const [{ BoardSurface }, { openBoardSync }, { openBoardLane }, teamsHost] = await Promise.all([
    import('./surface/BoardSurface.tsx'),
    import('./sync/openBoardSync.ts'),
    import('./lane/openBoardLane.ts'),
    findLiveShareHost(),
  ]);
  const sync = openBoardSync(needs);
  const lane = openBoardLane({ ...needs, teamsHost });
  return {
    Surface: BoardSurface,
    sync,
    lane,
    close() {
      lane.close();
      sync.close();
    },
  };
}
