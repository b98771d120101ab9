import { makeStyles } from '@fluentui/react-components';
import { useLayoutEffect, useRef } from 'react';
import type { BoardSync } from '../../sync/BoardSync.ts';
import { drawSketch } from './drawSketch.ts';

/**
 * How the board is first seen, until Excalidraw, which takes seconds for a large one, has drawn it. An empty board shows
 * what is below.
 */
export function FirstPicture({ sync }: { sync: BoardSync }) {
  const styles = useStyles();
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    const draw = () => {
      // What waits on this device alone would be another view.
      if (sync.saving().state !== 'loading') fill(canvas, sync);
    };
    draw();
    const ends = [sync.onChanged(draw), sync.onSaving(draw)];
    const sizes = new ResizeObserver(draw);
    sizes.observe(canvas);
    return () => {
      sizes.disconnect();
      for (const end of ends) end();
    };
  }, [sync]);
  return <canvas ref={ref} className={`first-picture ${styles.picture}`} aria-hidden style={hidden} />;
}

const hidden = { visibility: 'hidden' } as const;

function fill(canvas: HTMLCanvasElement, sync: BoardSync): void {
  const { width, height } = canvas.getBoundingClientRect();
  const pixels = devicePixelRatio;
  let drawn = 0;
  try {
    canvas.width = width * pixels;
    canvas.height = height * pixels;
    const context = canvas.getContext('2d');
    if (context && width > 0 && height > 0) {
      drawn = drawSketch(context, sync.elements().values(), { size: { width, height }, pixels });
    }
  } catch {
    // The board comes all the same, a little later.
  }
  canvas.style.visibility = drawn > 0 ? 'visible' : 'hidden';
}

const useStyles = makeStyles({
  picture: { position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' },
});
