import { backgroundsOf } from './backgroundsOf.ts';
import type { SurfaceSize } from './marginsOf.ts';
import { marginsOf } from './marginsOf.ts';
import { boxAround, fitView } from './fitView.ts';
import type { SceneElement } from './SceneElement.ts';

/** Smaller, nothing could be read, and a large board would take seconds to draw (each object costs 0.5 ms). */
const leastScale = 0.5;

/** How a board is first seen: its first background; else all that is on it, or where it begins. Null: it is empty. */
export function firstView(elements: readonly SceneElement[], size: SurfaceSize) {
  const there = elements.filter(({ isDeleted }) => !isDeleted);
  const margins = marginsOf(size);
  const [page] = backgroundsOf(there);
  if (page) return fitView(page, size, { margins });
  const box = boxAround(there);
  if (!box) return null;
  const all = fitView(box, size, { margins });
  if (all.zoom >= leastScale) return all;
  return { scrollX: margins.left - box.x, scrollY: margins.top - box.y, zoom: 1 };
}
