import { useCallback, useRef, useState } from 'react';
import type { Teams } from '../teams.ts';
import { boardPage } from './boardPath.ts';
import type { BoardToOpen } from './BoardOpenerContext.ts';

type BoardInPlace = {
  /** The board that covers the panes; null while none does. */
  boardId: string | null;
  open: (board: BoardToOpen) => void;
  close: () => void;
};

/** Boards open in windows of their own; where the client has none, above the panes, which stay as they are. */
export function useBoardInPlace(openWindow: Teams['openBoard'], first: string | null): BoardInPlace {
  const [boardId, setBoardId] = useState(first);
  const cameFrom = useRef<Element | null>(null);
  const open = useCallback(
    ({ id, name }: BoardToOpen) => {
      const opener = document.activeElement;
      const showHere = () => {
        cameFrom.current = opener;
        setBoardId(id);
      };
      openWindow({ page: boardPage(id), title: name, onRefused: showHere });
    },
    [openWindow],
  );
  const close = useCallback(() => {
    setBoardId(null);
    const back = cameFrom.current;
    // The panes take the focus only once they are no longer inert.
    requestAnimationFrame(() => {
      if (back instanceof HTMLElement && back.isConnected) back.focus();
    });
  }, []);
  return { boardId, open, close };
}
