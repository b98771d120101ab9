import type { RefObject } from 'react';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { Lane, LaneState, Pen } from '../lane/Lane.ts';
import { colours, strokeWidthOf } from './boardStyle.ts';
import type { BoardView } from './BoardView.ts';
import type { Board } from './createBoard.ts';
import { makeStroke } from './makeStroke.ts';

export function useLaneState(lane: Lane | null): LaneState {
  return useSyncExternalStore(
    (listener) => lane?.onState(listener) ?? (() => undefined),
    () => lane?.state() ?? 'off',
  );
}

/** The lane's pen above the board while there is one; else Excalidraw's own draws below. */
export function usePen(
  board: Board,
  {
    lane,
    overlay,
    isReadOnly,
  }: { lane: Lane | null; overlay: RefObject<HTMLElement | null>; isReadOnly: boolean },
): void {
  const state = useLaneState(lane);
  const pen = useRef<Pen | null>(null);
  const view = useSyncExternalStore(board.onView, board.view);
  const isPanning = useSpaceKey();

  const take = useEffectEvent((from: Pen, stroke: Parameters<Parameters<Pen['onStroke']>[0]>[0]) => {
    const element = makeStroke(stroke);
    if (element) board.change([...(board.api()?.getSceneElementsIncludingDeleted() ?? []), element]);
    from.settle([stroke.id]);
  });

  useEffect(() => {
    if (!lane || state !== 'on' || !view.isReady || !overlay.current) return;
    const opened = lane.openPen(overlay.current);
    if (!opened) return;
    const end = opened.onStroke((stroke) => take(opened, stroke));
    pen.current = opened;
    const endWheel = passWheel(overlay.current);
    return () => {
      endWheel();
      // Closing it finishes the stroke in hand, which must still be heard of.
      opened.close();
      end();
      pen.current = null;
    };
  }, [lane, state, overlay, view.isReady]);

  useEffect(() => {
    pen.current?.set(settingsOf(view, { isOff: isReadOnly || isPanning }));
  }, [lane, state, view, isReadOnly, isPanning]);

  // Others' strokes are elements by now, or were taken back.
  useEffect(() => {
    pen.current?.settle(board.elements().map(({ id }) => id));
  }, [lane, state, board, view.revision]);
}

function settingsOf({ tool, style, viewport, unit }: BoardView, { isOff }: { isOff: boolean }) {
  const isHighlighter = tool === 'highlighter';
  return {
    isDrawing: !isOff && (tool === 'pen' || isHighlighter),
    color: colours[style.colour],
    width: strokeWidthOf(tool === 'highlighter' ? 'highlighter' : 'pen', style.width, unit),
    isHighlighter,
    viewport,
  };
}

/** The board below goes on to move and zoom by the wheel. */
function passWheel(overlay: HTMLElement): () => void {
  const end = new AbortController();
  overlay.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const canvas = overlay.parentElement?.querySelector('canvas.interactive');
      canvas?.dispatchEvent(new WheelEvent('wheel', event));
    },
    { passive: false, signal: end.signal },
  );
  return () => end.abort();
}

/** While the space bar is held, dragging moves the board. */
function useSpaceKey(): boolean {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    const on = (event: KeyboardEvent) => event.key === ' ' && setIsHeld(event.type === 'keydown');
    addEventListener('keydown', on, { signal: end.signal });
    addEventListener('keyup', on, { signal: end.signal });
    addEventListener('blur', () => setIsHeld(false), { signal: end.signal });
    return () => end.abort();
  }, []);
  return isHeld;
}
