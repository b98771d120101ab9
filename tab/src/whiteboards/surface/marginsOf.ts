import type { Margins } from './fitView.ts';

export type SurfaceSize = { width: number; height: number };

/** Where all tools in a column at the left, or the bars below beside each other, would not fit. */
export function isNarrowSurface({ width, height }: SurfaceSize): boolean {
  return isTouched() ? width < 1_040 || height < 730 : width < 900 || height < 640;
}

/** What of the bars has room below the board where it is narrow: all of it, or the most used. */
export function roomBelow({ width }: SurfaceSize): { tools: 'row' | 'little'; hasAllStyles: boolean } {
  return { tools: width >= 640 ? 'row' : 'little', hasAllStyles: width >= (isTouched() ? 800 : 640) };
}

/** Fingers need larger buttons. */
function isTouched(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

/** What the bars cover. */
export function marginsOf(size: SurfaceSize): Margins {
  return isNarrowSurface(size)
    ? { top: 12, right: 12, bottom: 132, left: 12 }
    : { top: 24, right: 84, bottom: 88, left: 84 };
}
