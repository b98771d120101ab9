import type { Page } from 'playwright-core';

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- adding to a type takes an interface
  interface Window {
    /** When ink was drawn; milliseconds since 1970. */
    inkedAt: number[];
  }
}

/** From the page's start: when its pen's canvases (not the board's) are drawn on. */
export async function watchInk(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const now = () => performance.timeOrigin + performance.now();
    window.inkedAt = [];
    const fill = Reflect.get(CanvasRenderingContext2D.prototype, 'fill');
    CanvasRenderingContext2D.prototype.fill = function (this: CanvasRenderingContext2D, ...given: never[]) {
      if (this.canvas.style.touchAction === 'none' && !this.canvas.className) window.inkedAt.push(now());
      return Reflect.apply(fill, this, given);
    };
  });
}
