import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { LiveContext } from '../live/LiveContext.ts';
import { useSession } from '../session.ts';
import type { BoardNeeds, BoardParts, BoardSketch } from './OpenedBoard.ts';
import { openBoardParts } from './openBoardParts.ts';

/** Opens the parts of a board; rejects when their code does not load. In tests another stands here. */
export const BoardPartsContext = createContext<(needs: BoardNeeds) => Promise<BoardParts>>(openBoardParts);

export type OpenedParts =
  | { state: 'opening'; sketch: BoardSketch | null }
  | { state: 'failed'; tryAgain: () => void }
  | { state: 'open'; parts: BoardParts };

/** The parts of a board while its window is there. */
export function useBoardParts(whiteboardId: string): OpenedParts {
  const open = useContext(BoardPartsContext);
  const session = useSession();
  const live = useContext(LiveContext);
  const [tries, setTries] = useState(0);
  const [opened, setOpened] = useState<{ of: string; parts: BoardParts | null } | null>(null);
  const [sketched, setSketched] = useState<{ of: string; sketch: BoardSketch } | null>(null);
  const of = `${tries} ${whiteboardId}`;
  useEffect(() => {
    let isGone = false;
    let parts: BoardParts | null = null;
    const onSketch = (sketch: BoardSketch) => {
      if (!isGone) setSketched({ of, sketch });
    };
    open({ whiteboardId, session, live, onSketch }).then(
      (found) => {
        if (isGone) return found.close();
        parts = found;
        setOpened({ of, parts: found });
      },
      () => {
        if (!isGone) setOpened({ of, parts: null });
      },
    );
    return () => {
      isGone = true;
      parts?.close();
    };
  }, [open, whiteboardId, session, live, of]);
  const tryAgain = useCallback(() => setTries((count) => count + 1), []);
  if (opened?.of !== of) return { state: 'opening', sketch: sketched?.of === of ? sketched.sketch : null };
  return opened.parts ? { state: 'open', parts: opened.parts } : { state: 'failed', tryAgain };
}
