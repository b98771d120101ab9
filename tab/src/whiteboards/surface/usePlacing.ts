import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { placeMarker, placeNote } from './boardActions.ts';
import type { ToolName } from './boardTools.ts';
import type { Board } from './createBoard.ts';

/** One press with the note or marker in hand places it. A finger that pulled, or a second finger, meant the board. */
export function usePlacing(board: Board, isReadOnly: boolean): void {
  const view = useSyncExternalStore(board.onView, board.view);
  const place = useEffectEvent((at: { x: number; y: number }, tool: ToolName) => {
    if (isReadOnly) return;
    if (tool === 'marker') placeMarker(board, at);
    if (tool === 'note') placeNote(board, at);
  });
  useEffect(() => {
    const api = board.api();
    if (!api || !view.isReady) return;
    return api.onPointerUp((_, { origin, lastCoords }, { isPrimary }) => {
      const pulled =
        Math.hypot(lastCoords.x - origin.x, lastCoords.y - origin.y) * board.view().viewport.zoom;
      const { tool } = board.view();
      // After Excalidraw has done with this press, which may put the tool away.
      if (isPrimary && pulled < 10) requestAnimationFrame(() => place(origin, tool));
    });
  }, [board, view.isReady]);
}
