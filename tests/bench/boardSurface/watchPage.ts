/** What a page's frame tells of itself. */
export type Seen = {
  /** When its canvas had drawn a view full of objects at once, and the animation frame with it was done; since the page began. */
  paintedAt: number | null;
  /** The same of a canvas that stands in for it until then. */
  sketchedAt: number | null;
  /** Times from frame to frame, in milliseconds, since they were last emptied. */
  frames: number[];
  /** When the pointer moved, and when a canvas above the board was drawn on, by the clock that all pages share. */
  moves: number[];
  inks: number[];
};

/** Runs in the page, before its own scripts; so it may use nothing from here. */
export function watchPage(): void {
  /** Those in the view that a large board opens with, and not fewer. */
  const firstPicture = 200;
  const seen: Seen = { paintedAt: null, sketchedAt: null, frames: [], moves: [], inks: [] };
  Object.assign(globalThis, { seen });
  const now = () => performance.timeOrigin + performance.now();

  let drawn = 0;
  function countDrawn(canvas: HTMLCanvasElement): void {
    if (!(canvas instanceof HTMLCanvasElement) || !canvas.isConnected) return;
    if (canvas.classList.contains('interactive')) return;
    if (canvas.classList.contains('first-picture')) {
      if (seen.sketchedAt === null) noteAfterFrame('sketchedAt');
      return;
    }
    if (!canvas.classList.contains('static')) return void seen.inks.push(now());
    // A scene is drawn without a pause.
    if (drawn === 0) queueMicrotask(() => (drawn = 0));
    drawn += 1;
    if (drawn === firstPicture && seen.paintedAt === null) noteAfterFrame('paintedAt');
  }
  function noteAfterFrame(what: 'paintedAt' | 'sketchedAt'): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (seen[what] ??= performance.now());
      port2.postMessage(null);
    });
  }
  for (const name of ['drawImage', 'fill', 'stroke'] as const) {
    const original = CanvasRenderingContext2D.prototype[name] as (...args: unknown[]) => void;
    CanvasRenderingContext2D.prototype[name] = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
      if (name === 'drawImage' || !this.canvas.classList.contains('static')) countDrawn(this.canvas);
      Reflect.apply(original, this, args);
    };
  }

  addEventListener('pointermove', () => seen.moves.push(now()), { capture: true });

  let last = performance.now();
  function noteFrame(): void {
    const at = performance.now();
    seen.frames.push(at - last);
    last = at;
    requestAnimationFrame(noteFrame);
  }
  requestAnimationFrame(noteFrame);
}
