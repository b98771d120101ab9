import type { InkPoint } from './LaneSession.ts';

/** Milliseconds between two messages: a frame. Browsers tell movements once a frame, several points at once. */
const shortestPause = 16;

/** Says points as soon as the task that made them is over, but no more often than once a frame. */
export function createPointBatch(say: (id: string, points: InkPoint[]) => void): PointBatch {
  let waiting: { id: string; points: InkPoint[] } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saidAt = 0;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!waiting) return;
    const { id, points } = waiting;
    waiting = null;
    saidAt = performance.now();
    say(id, points);
  }

  return {
    add(id, point) {
      if (waiting?.id === id) {
        waiting.points.push(point);
        return;
      }
      flush();
      waiting = { id, points: [point] };
      const pause = saidAt + shortestPause - performance.now();
      if (pause <= 0) queueMicrotask(flush);
      else timer = setTimeout(flush, pause);
    },
    flush,
  };
}

type PointBatch = {
  add: (id: string, point: InkPoint) => void;
  /** Now. */
  flush: () => void;
};
