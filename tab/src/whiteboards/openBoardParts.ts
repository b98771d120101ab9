import { findLiveShareHost } from '../teams.ts';
import type { BoardNeeds, BoardParts } from './OpenedBoard.ts';

/**
 * Loads surface, sync and lane, which only open boards need, and starts them. The sync, which is small, does not wait for
 * the surface, so that what is on the board is read and shown meanwhile.
 */
export async function openBoardParts(needs: BoardNeeds): Promise<BoardParts> {
  const rest = Promise.all([
    import('./surface/BoardSurface.tsx'),
    import('./lane/openBoardLane.ts'),
    findLiveShareHost(),
  ]);
  // It is waited for below.
  rest.catch(() => undefined);
  const [{ openBoardSync }, { FirstPicture }] = await Promise.all([
    import('./sync/openBoardSync.ts'),
    import('./surface/sketch/FirstPicture.tsx'),
  ]);
  const sync = openBoardSync(needs);
  try {
    needs.onSketch?.({ FirstPicture, sync });
    const [{ BoardSurface }, { openBoardLane }, teamsHost] = await rest;
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
  } catch (error) {
    sync.close();
    throw error;
  }
}
