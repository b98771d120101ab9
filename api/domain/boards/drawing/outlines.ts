import type { DrawnElement } from '../../../contract/boardElements.ts';
import { writePath, type PathStep } from './writePath.ts';

/** Excalidraw's: a quarter of the side, or a fixed radius where the side is long enough for it. */
const share = 0.25;
const fixedRadius = 32;
/** Of a curve that is nearest to a quarter of a circle. */
const quarter = 0.5523;

type Sized = Pick<DrawnElement, 'width' | 'height' | 'roundness'>;

export function cornerRadius(side: number, roundness: DrawnElement['roundness']): number {
  if (!roundness) return 0;
  if (roundness.type !== 3) return side * share;
  const radius = roundness.value ?? fixedRadius;
  return side <= radius / share ? side * share : radius;
}

export function outlineRectangle({ width: w, height: h, roundness }: Sized): string {
  const r = cornerRadius(Math.min(w, h), roundness);
  if (r === 0) return writePath([['M', 0, 0], ['L', w, 0], ['L', w, h], ['L', 0, h], ['Z']]);
  return writePath([
    ['M', r, 0],
    ['L', w - r, 0],
    ['Q', w, 0, w, r],
    ['L', w, h - r],
    ['Q', w, h, w - r, h],
    ['L', r, h],
    ['Q', 0, h, 0, h - r],
    ['L', 0, r],
    ['Q', 0, 0, r, 0],
    ['Z'],
  ]);
}

export function outlineDiamond({ width, height, roundness }: Sized): string {
  const middle = Math.floor(width / 2) + 1;
  const side = Math.floor(height / 2) + 1;
  if (!roundness) {
    return writePath([['M', middle, 0], ['L', width, side], ['L', middle, height], ['L', 0, side], ['Z']]);
  }
  const v = cornerRadius(middle, roundness);
  const h = cornerRadius(side, roundness);
  return writePath([
    ['M', middle + v, h],
    ['L', width - v, side - h],
    ['C', width, side, width, side, width - v, side + h],
    ['L', middle + v, height - h],
    ['C', middle, height, middle, height, middle - v, height - h],
    ['L', v, side + h],
    ['C', 0, side, 0, side, v, side - h],
    ['L', middle - v, h],
    ['C', middle, 0, middle, 0, middle + v, h],
    ['Z'],
  ]);
}

export function outlineEllipse({ width, height }: Pick<Sized, 'width' | 'height'>): string {
  return outlineOval({ x: width / 2, y: height / 2, across: width / 2, down: height / 2 });
}

export function outlineOval({ x, y, across, down }: Record<'x' | 'y' | 'across' | 'down', number>): string {
  const [h, v] = [across * quarter, down * quarter];
  const steps: PathStep[] = [
    ['M', x + across, y],
    ['C', x + across, y + v, x + h, y + down, x, y + down],
    ['C', x - h, y + down, x - across, y + v, x - across, y],
    ['C', x - across, y - v, x - h, y - down, x, y - down],
    ['C', x + h, y - down, x + across, y - v, x + across, y],
    ['Z'],
  ];
  return writePath(steps);
}
