import { useEffect, useEffectEvent } from 'react';
import { fitBackground, fitBoard, zoomTo } from './boardActions.ts';
import type { Board } from './createBoard.ts';
import { isWritable } from './guardInput.ts';
import { marginsOf } from './marginsOf.ts';
import { readKey } from './readKey.ts';
import { historyButton } from './useHistoryState.ts';

/** `root`: the board with all that is around it. */
type Parts = { root: HTMLElement | null; surface: HTMLElement | null };

/**
 * Our keys instead of Excalidraw's; only while the focus is on the board, never in a text. On the bars and lists around
 * it, where the other keys move about, undo and the letters of the tools do the same.
 */
export function useBoardKeys(
  board: Board,
  { root, surface, isReadOnly }: Parts & { isReadOnly: boolean },
): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (isWritable(event.target) || !surface) return;
    const meaning = readKey(event);
    if (meaning.do === 'pass') return;
    const isAround = !(event.target instanceof Node && surface.contains(event.target));
    if (isAround && !['undo', 'redo', 'tool'].includes(meaning.do)) return;
    event.stopPropagation();
    if (meaning.do === 'nothing') return;
    event.preventDefault();
    const { viewport } = board.view();
    switch (meaning.do) {
      case 'tool':
        return isReadOnly ? undefined : board.takeTool(meaning.tool);
      case 'undo':
      case 'redo':
        return historyButton(surface, meaning.do)?.click();
      case 'zoomIn':
        return zoomTo(board, viewport.zoom * 1.25);
      case 'zoomOut':
        return zoomTo(board, viewport.zoom / 1.25);
      case 'zoomFull':
        return zoomTo(board, 1);
      case 'fitBoard':
        return fitBoard(board, marginsOf(viewport));
      case 'fitBackground':
        return fitBackground(board, marginsOf(viewport));
      default:
        return meaning satisfies never;
    }
  });
  useEffect(() => {
    if (!root) return;
    const end = new AbortController();
    root.addEventListener('keydown', act, { capture: true, signal: end.signal });
    return () => end.abort();
  }, [root]);
}
