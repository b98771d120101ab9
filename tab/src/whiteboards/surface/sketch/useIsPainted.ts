import { useEffect, useState } from 'react';
import type { BoardSync } from '../../sync/BoardSync.ts';
import type { BoardView } from '../BoardView.ts';

/** Whether Excalidraw has drawn what was on the board when it came. `view` is a new one when something was brought. */
export function useIsPainted(sync: BoardSync, view: BoardView): boolean {
  const [isPainted, setPainted] = useState(false);
  const isBrought = view.revision > 0 && (sync.elements().size > 0 || sync.saving().state !== 'loading');
  useEffect(() => {
    if (!isBrought) return;
    let frame = requestAnimationFrame(() => {
      // It draws in an effect of its own, which comes with the frame at the latest.
      frame = requestAnimationFrame(() => setPainted(true));
    });
    return () => cancelAnimationFrame(frame);
  }, [isBrought]);
  return isPainted;
}
