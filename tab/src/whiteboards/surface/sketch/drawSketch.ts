import { getStroke } from 'perfect-freehand';
import type { BoardElement, DrawnElement } from '../../../../../api/contract/boardElements.ts';
import { paper } from '../boardStyle.ts';
import { firstView } from '../firstView.ts';
import type { SurfaceSize } from '../marginsOf.ts';
import type { SceneElement } from '../SceneElement.ts';
import { toExcalidraw } from '../toExcalidraw.ts';

/** Half of an arrow's head, and how far its sides stand off: Excalidraw's. */
const [headLength, headAngle] = [25, (20 * Math.PI) / 180];
/** Of Liberation Sans, and of Arial that stands in for it: how high it rises above the middle of its line. */
const rise = (1854 - 434) / 2048 / 2;
/** A picture that is not there yet. */
const pictureColour = '#e7e7e7';

type Linear = Extract<DrawnElement, { type: 'line' | 'arrow' }>;
type Text = Extract<DrawnElement, { type: 'text' }>;
type Stroke = Extract<DrawnElement, { type: 'freedraw' }>;

/**
 * Draws how the board is first seen, much faster than Excalidraw does; answers how many objects it drew. Nothing is drawn
 * of an empty board.
 */
export function drawSketch(
  canvas: CanvasRenderingContext2D,
  elements: Iterable<BoardElement>,
  { size, pixels }: { size: SurfaceSize; pixels: number },
): number {
  const scene = toExcalidraw([], [...elements]);
  const view = scene && firstView(scene, size);
  if (!view) return 0;
  canvas.setTransform(pixels, 0, 0, pixels, 0, 0);
  canvas.fillStyle = paper;
  canvas.fillRect(0, 0, size.width, size.height);
  canvas.scale(view.zoom, view.zoom);
  canvas.translate(view.scrollX, view.scrollY);
  const seen = {
    left: -view.scrollX,
    top: -view.scrollY,
    right: size.width / view.zoom - view.scrollX,
    bottom: size.height / view.zoom - view.scrollY,
  };
  let drawn = 0;
  for (const element of scene) {
    if (element.isDeleted || !isWithin(element, seen)) continue;
    canvas.save();
    drawElement(canvas, element as unknown as DrawnElement);
    canvas.restore();
    drawn += 1;
  }
  return drawn;
}

/** Turned ones lie within the circle around their middle; strokes may be as wide as 425 units. */
function isWithin(
  { x, y, width, height, angle, ...rest }: SceneElement,
  seen: Record<'left' | 'top' | 'right' | 'bottom', number>,
): boolean {
  const { strokeWidth = 1 } = rest as { strokeWidth?: number };
  // Points may lie at the left of where a line begins.
  const isLine = 'points' in rest;
  const turned = angle === 0 ? 0 : Math.hypot(width, height) / 2;
  const across = strokeWidth * 4.25 + turned + (isLine ? width : 0);
  const down = strokeWidth * 4.25 + turned + (isLine ? height : 0);
  return (
    x - across <= seen.right &&
    x + width + across >= seen.left &&
    y - down <= seen.bottom &&
    y + height + down >= seen.top
  );
}

function drawElement(canvas: CanvasRenderingContext2D, element: DrawnElement): void {
  const { x, y, width, height, angle } = element;
  canvas.globalAlpha = element.opacity / 100;
  canvas.translate(x, y);
  turn(canvas, { angle, ...middleOf(element) });
  canvas.fillStyle = element.backgroundColor;
  canvas.strokeStyle = element.strokeColor;
  canvas.lineWidth = element.strokeWidth;
  canvas.lineCap = 'round';
  canvas.lineJoin = 'round';
  canvas.setLineDash(dashOf(element));
  switch (element.type) {
    case 'rectangle':
      return paint(canvas, element, (path) => path.roundRect(0, 0, width, height, radiusOf(element)));
    case 'ellipse':
      return paint(canvas, element, (path) =>
        path.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI),
      );
    case 'diamond':
      return paint(canvas, element, (path) => {
        path.moveTo(width / 2, 0);
        path.lineTo(width, height / 2);
        path.lineTo(width / 2, height);
        path.lineTo(0, height / 2);
        path.closePath();
      });
    case 'line':
    case 'arrow':
      return drawLine(canvas, element);
    case 'freedraw':
      return drawStroke(canvas, element);
    case 'text':
      return drawText(canvas, element);
    case 'image':
      canvas.fillStyle = pictureColour;
      return canvas.fillRect(0, 0, width, height);
  }
}

function turn(
  canvas: CanvasRenderingContext2D,
  { angle, x, y }: { angle: number; x: number; y: number },
): void {
  if (angle === 0) return;
  canvas.translate(x, y);
  canvas.rotate(angle);
  canvas.translate(-x, -y);
}

function middleOf(element: DrawnElement): { x: number; y: number } {
  if (!('points' in element)) return { x: element.width / 2, y: element.height / 2 };
  const across = element.points.map(([x]) => x);
  const down = element.points.map(([, y]) => y);
  return {
    x: (Math.min(...across) + Math.max(...across)) / 2,
    y: (Math.min(...down) + Math.max(...down)) / 2,
  };
}

function paint(
  canvas: CanvasRenderingContext2D,
  { backgroundColor, strokeColor }: DrawnElement,
  trace: (canvas: CanvasRenderingContext2D) => void,
): void {
  canvas.beginPath();
  trace(canvas);
  if (backgroundColor !== 'transparent') canvas.fill();
  if (strokeColor !== 'transparent') canvas.stroke();
}

function dashOf({ strokeStyle, strokeWidth }: DrawnElement): number[] {
  if (strokeStyle === 'dashed') return [8, 8 + strokeWidth];
  return strokeStyle === 'dotted' ? [1.5, 6 + strokeWidth] : [];
}

function radiusOf({ width, height, roundness }: DrawnElement): number {
  if (!roundness) return 0;
  const quarter = Math.min(width, height) / 4;
  return roundness.type === 3 ? Math.min(quarter, roundness.value ?? 32) : quarter;
}

function drawLine(canvas: CanvasRenderingContext2D, element: Linear): void {
  const { points, roundness, startArrowhead, endArrowhead } = element;
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return;
  const isClosed = points.length > 2 && Math.hypot(last[0] - first[0], last[1] - first[1]) <= 8;
  canvas.beginPath();
  canvas.moveTo(...first);
  for (const [at, to] of points.entries()) {
    const from = points[at - 1];
    if (!from) continue;
    const before = points[at - 2] ?? from;
    const after = points[at + 1] ?? to;
    // The curve that rough.js draws.
    if (!roundness) canvas.lineTo(...to);
    else
      canvas.bezierCurveTo(
        from[0] + (to[0] - before[0]) / 6,
        from[1] + (to[1] - before[1]) / 6,
        to[0] + (from[0] - after[0]) / 6,
        to[1] + (from[1] - after[1]) / 6,
        ...to,
      );
  }
  if (isClosed && element.backgroundColor !== 'transparent') canvas.fill();
  canvas.stroke();
  canvas.setLineDash([]);
  if (endArrowhead) drawHead(canvas, last, points.at(-2));
  if (startArrowhead) drawHead(canvas, first, points[1]);
}

type Point = readonly [number, number];

/** Every head as the common one: it is seen for a moment. */
function drawHead(canvas: CanvasRenderingContext2D, tip: Point, from: Point | undefined): void {
  if (!from) return;
  const [x, y] = [from[0] - tip[0], from[1] - tip[1]];
  const length = Math.min(headLength, Math.hypot(x, y) / 2);
  const towards = Math.atan2(y, x);
  const side = (angle: number): [number, number] => [
    tip[0] + length * Math.cos(angle),
    tip[1] + length * Math.sin(angle),
  ];
  canvas.beginPath();
  canvas.moveTo(...side(towards - headAngle));
  canvas.lineTo(...tip);
  canvas.lineTo(...side(towards + headAngle));
  canvas.stroke();
}

/** With Excalidraw's own numbers. */
function drawStroke(canvas: CanvasRenderingContext2D, element: Stroke): void {
  const { points, pressures, simulatePressure, strokeWidth } = element;
  const outline = getStroke(
    simulatePressure ? [...points] : points.map(([x, y], at) => [x, y, pressures[at] ?? 0.5]),
    {
      simulatePressure,
      size: strokeWidth * 4.25,
      thinning: 0.6,
      smoothing: 0.5,
      streamline: 0.5,
      easing: (share) => Math.sin((share * Math.PI) / 2),
      last: element.lastCommittedPoint !== null,
    },
  );
  canvas.fillStyle = element.strokeColor;
  canvas.beginPath();
  for (const [x = 0, y = 0] of outline) canvas.lineTo(x, y);
  canvas.fill();
}

function drawText(canvas: CanvasRenderingContext2D, element: Text): void {
  const { text, fontSize, lineHeight, textAlign, width } = element;
  canvas.font = `${fontSize}px "Liberation Sans", Arial, sans-serif`;
  canvas.textAlign = textAlign;
  canvas.textBaseline = 'alphabetic';
  canvas.fillStyle = element.strokeColor;
  const x = { left: 0, center: width / 2, right: width }[textAlign];
  const step = fontSize * lineHeight;
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    canvas.fillText(line, x, (at + 0.5) * step + fontSize * rise);
  }
}
