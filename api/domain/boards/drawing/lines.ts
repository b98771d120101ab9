import type { DrawnElement } from '../../../contract/boardElements.ts';
import { boxAround, type Box, type Point } from './geometry.ts';
import type { PathStep } from './writePath.ts';

export type Linear = Extract<DrawnElement, { type: 'line' | 'arrow' }>;
export type Curve = readonly [from: Point, first: Point, second: Point, to: Point];

/** Ends that are nearer than this close a line: then it is filled. */
const closing = 8;

/** A line as curves from point to point; straight ones where it has no roundness. */
export function curvesOf(points: readonly Point[], isRound: boolean): Curve[] {
  const first = points[0] ?? [0, 0];
  if (points.length < 2) return [[first, first, first, first]];
  return points.slice(1).map((to, at) => {
    const from = points[at] ?? first;
    if (!isRound) return [from, from, to, to];
    // A Catmull-Rom spline, as rough.js draws it: the first and the last point count twice.
    const before = points[at - 1] ?? from;
    const after = points[at + 2] ?? to;
    return [
      from,
      [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6],
      [to[0] + (from[0] - after[0]) / 6, to[1] + (from[1] - after[1]) / 6],
      to,
    ];
  });
}

export function stepsOf(curves: readonly Curve[], isRound: boolean): PathStep[] {
  const [x, y] = curves[0]?.[0] ?? [0, 0];
  return [
    ['M', x, y],
    ...curves.map(([, one, two, to]): PathStep => (isRound ? ['C', ...one, ...two, ...to] : ['L', ...to])),
  ];
}

export function isLoop(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 3 || !first || !last) return false;
  return Math.hypot(last[0] - first[0], last[1] - first[1]) <= closing;
}

/** Around the curves themselves; their handles may lie farther out. */
export function boxAroundCurves(curves: readonly Curve[]): Box {
  return boxAround(
    curves.flatMap((curve) => [
      curve[0],
      curve[3],
      ...[0, 1].flatMap((axis) => turnsOf(curve, axis as 0 | 1)),
    ]),
  );
}

/** Where a curve turns back along an axis. */
function turnsOf(curve: Curve, axis: 0 | 1): Point[] {
  const [p0, p1, p2, p3] = curve.map((point) => point[axis]) as [number, number, number, number];
  const [a, b, c] = [p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0];
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  const times = Math.abs(a) < 1e-9 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
  return times.filter((t) => t > 0 && t < 1).map((t) => pointAt(curve, t));
}

export function pointAt([p0, p1, p2, p3]: Curve, t: number): Point {
  const u = 1 - t;
  const at = (axis: 0 | 1) =>
    u ** 3 * p0[axis] + 3 * u * u * t * p1[axis] + 3 * u * t * t * p2[axis] + t ** 3 * p3[axis];
  return [at(0), at(1)];
}
