import { createContext, useContext } from 'react';

export type BoardToOpen = { id: string; name: string };

/** Opens a board in a window of its own, or in place where there is none. */
export const BoardOpenerContext = createContext<(board: BoardToOpen) => void>(() => {});

export function useOpenBoard(): (board: BoardToOpen) => void {
  return useContext(BoardOpenerContext);
}
