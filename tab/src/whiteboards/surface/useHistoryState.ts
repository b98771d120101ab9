import { useEffect } from 'react';
import type { Board } from './createBoard.ts';

/** Excalidraw tells of its history only by its own two buttons, which are there and not shown. */
export function useHistoryState(board: Board, surface: HTMLElement | null): void {
  useEffect(() => {
    if (!surface) return;
    const read = () =>
      board.setHistory({
        canUndo: historyButton(surface, 'undo')?.disabled === false,
        canRedo: historyButton(surface, 'redo')?.disabled === false,
      });
    const observer = new MutationObserver(read);
    observer.observe(surface, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    read();
    return () => observer.disconnect();
  }, [board, surface]);
}

export function historyButton(within: ParentNode, name: 'undo' | 'redo'): HTMLButtonElement | null {
  return within.querySelector<HTMLButtonElement>(
    `.board-surface [data-testid='button-${name}'], [data-testid='button-${name}']`,
  );
}
