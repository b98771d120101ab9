import type { PenStroke } from '../lane/Lane.ts';
import { boxAround } from './fitView.ts';
import { makeElement } from './makeElement.ts';
import type { SceneElement } from './SceneElement.ts';

/** The element of a stroke that the lane's pen drew, with the stroke's id; null for a stroke without points. */
export function makeStroke(stroke: PenStroke): SceneElement | null {
  const [first] = stroke.points;
  if (!first) return null;
  const [x, y] = first;
  const points = stroke.points.map(([left, top]): [number, number] => [left - x, top - y]);
  const box = boxAround(points.map(([left, top]) => ({ x: left, y: top, width: 0, height: 0 })));
  const freedraw = {
    pressures: stroke.pressures,
    simulatePressure: stroke.pressures.length === 0,
    lastCommittedPoint: points.at(-1) ?? null,
    strokeWidth: stroke.width,
    opacity: stroke.isHighlighter ? 40 : 100,
  };
  return makeElement({
    type: 'freedraw',
    id: stroke.id,
    x,
    y,
    width: box?.width ?? 0,
    height: box?.height ?? 0,
    strokeColor: stroke.color,
    points,
    ...freedraw,
    ...(stroke.isHighlighter && { customData: { highlighter: true } }),
  });
}
