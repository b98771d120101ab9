import { apply, boxAround, rotateAround, widen, type Box, type Point } from './geometry.ts';
import { pointAt, type Curve, type Linear } from './lines.ts';
import { outlineOval } from './outlines.ts';
import { writePath } from './writePath.ts';

type Arrowhead = NonNullable<Linear['startArrowhead']>;
type End = 'start' | 'end';
/** `outline`: filled with the board's own colour. */
export type DrawnHead = { path: string; filled: 'ink' | 'outline' | 'not'; box: Box };

/** Excalidraw's sizes in units of the board, and angles in degrees. */
const sizes: Partial<Record<Arrowhead, number>> = { arrow: 25, diamond: 12, diamond_outline: 12 };
const otherSize = 15;
const angles: Partial<Record<Arrowhead, number>> = { bar: 90, arrow: 20 };
const otherAngle = 25;

export function drawArrowhead(
  element: Linear,
  { curves, end }: { curves: readonly Curve[]; end: End },
): DrawnHead | null {
  const head = end === 'start' ? element.startArrowhead : element.endArrowhead;
  const curve = end === 'start' ? curves[0] : curves.at(-1);
  if (!head || !curve) return null;
  const place = placeHead(element, { head, curve, end });
  const { tip, left, right } = place;
  const box = boxAround([tip, left, right]);
  switch (head) {
    case 'dot':
    case 'circle':
    case 'circle_outline': {
      const radius = Math.max(0, place.size + element.strokeWidth - 2) / 2;
      return {
        path: outlineOval({ x: tip[0], y: tip[1], across: radius, down: radius }),
        filled: head === 'circle_outline' ? 'outline' : 'ink',
        box: widen(boxAround([tip]), radius),
      };
    }
    case 'triangle':
    case 'triangle_outline':
      return {
        path: closed([tip, left, right]),
        filled: head === 'triangle_outline' ? 'outline' : 'ink',
        box,
      };
    case 'diamond':
    case 'diamond_outline':
      return {
        path: closed([tip, left, place.opposite, right]),
        filled: head === 'diamond_outline' ? 'outline' : 'ink',
        box,
      };
    case 'bar':
    case 'arrow':
      return {
        path: writePath([
          ['M', ...left],
          ['L', ...tip],
          ['L', ...right],
        ]),
        filled: 'not',
        box,
      };
  }
}

function closed(points: readonly Point[]): string {
  return writePath([...points.map(([x, y], at) => [at === 0 ? 'M' : 'L', x, y] as const), ['Z']]);
}

/** Where Excalidraw puts a head: along the last stretch of the line, and never longer than half of it. */
function placeHead(
  { points }: Linear,
  { head, curve, end }: { head: Arrowhead; curve: Curve; end: End },
): { tip: Point; left: Point; right: Point; opposite: Point; size: number } {
  const tip = end === 'start' ? curve[0] : curve[3];
  const behind = pointAt(curve, 0.7);
  const distance = Math.hypot(tip[0] - behind[0], tip[1] - behind[1]);
  const [nx, ny] =
    distance > 0
      ? [(tip[0] - behind[0]) / distance, (tip[1] - behind[1]) / distance]
      : [end === 'start' ? -1 : 1, 0];
  const last = (end === 'end' ? points.at(-1) : points[0]) ?? tip;
  const next = (points.length > 1 ? (end === 'end' ? points.at(-2) : points[1]) : undefined) ?? [0, 0];
  const length = Math.hypot(last[0] - next[0], last[1] - next[1]);
  const isDiamond = head === 'diamond' || head === 'diamond_outline';
  const size = Math.min(sizes[head] ?? otherSize, length * (isDiamond ? 0.25 : 0.5));
  const base: Point = [tip[0] - nx * size, tip[1] - ny * size];
  const angle = ((angles[head] ?? otherAngle) * Math.PI) / 180;
  const backwards = Math.atan2(next[1] - tip[1], next[0] - tip[0]);
  return {
    tip,
    left: apply(rotateAround(tip, -angle), base),
    right: apply(rotateAround(tip, angle), base),
    opposite: [tip[0] + Math.cos(backwards) * size * 2, tip[1] + Math.sin(backwards) * size * 2],
    size,
  };
}
