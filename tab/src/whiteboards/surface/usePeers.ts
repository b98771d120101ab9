import { useEffect, useSyncExternalStore } from 'react';
import type { Lane, LanePeer } from '../lane/Lane.ts';
import type { Board } from './createBoard.ts';
import type { LaserPeer } from './excalidraw.ts';

const nobody: readonly LanePeer[] = [];

export function usePeers(lane: Lane | null): readonly LanePeer[] {
  return useSyncExternalStore(
    (listener) => lane?.onPeers(listener) ?? (() => undefined),
    () => lane?.peers() ?? nobody,
  );
}

/** Others' laser pointers leave Excalidraw's fading trail; cursors with names are our own. */
export function useLasers(
  board: Board,
  { peers, colourOf }: { peers: readonly LanePeer[]; colourOf: (companyId: string) => string },
): void {
  useEffect(() => {
    const collaborators = new Map<string, LaserPeer>();
    for (const { id, pointer, companyId } of peers) {
      if (!pointer?.isLaser) continue;
      const { x, y } = pointer;
      const laser = { x, y, tool: 'laser', renderCursor: false, laserColor: colourOf(companyId) } as const;
      collaborators.set(id, { pointer: laser, button: 'down' });
    }
    board.api()?.updateScene({ collaborators });
  }, [board, peers, colourOf]);
}

/** Tells the lane where this person points and looks. */
export function useTellLane(
  board: Board,
  { lane, surface }: { lane: Lane | null; surface: HTMLElement | null },
): void {
  useEffect(() => {
    if (!lane || !surface) return;
    const end = new AbortController();
    const options = { capture: true, passive: true, signal: end.signal };
    const point = (event: PointerEvent) => {
      const { viewport, tool } = board.view();
      const { left, top } = surface.getBoundingClientRect();
      const x = (event.clientX - left) / viewport.zoom - viewport.scrollX;
      const y = (event.clientY - top) / viewport.zoom - viewport.scrollY;
      lane.point({ x, y, isLaser: tool === 'laser' && event.buttons !== 0 });
    };
    for (const kind of ['pointermove', 'pointerdown', 'pointerup'] as const) {
      surface.addEventListener(kind, point, options);
    }
    surface.addEventListener('pointerleave', () => lane.point(null), { signal: end.signal });
    let last = board.view().viewport;
    lane.look(last);
    const endView = board.onView(() => {
      const { viewport } = board.view();
      if (viewport === last) return;
      last = viewport;
      lane.look(viewport);
    });
    return () => {
      end.abort();
      endView();
      lane.point(null);
    };
  }, [board, lane, surface]);
}
