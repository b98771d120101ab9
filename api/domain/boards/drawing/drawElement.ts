import type { DrawnElement } from '../../../contract/boardElements.ts';
import { drawArrowhead } from './arrowheads.ts';
import { drawText } from './drawText.ts';
import {
  applyToBox,
  boxAround,
  centreOf,
  combine,
  rotateAround,
  translate,
  unite,
  widen,
} from './geometry.ts';
import type { Box, Matrix, Point } from './geometry.ts';
import type { Hatch } from './hatch.ts';
import { readInk, readPen } from './ink.ts';
import { boxAroundCurves, curvesOf, isLoop, stepsOf } from './lines.ts';
import type { Linear } from './lines.ts';
import { cornerRadius, outlineDiamond, outlineEllipse, outlineRectangle } from './outlines.ts';
import type { Drawn, Ink, PathShape, Pen, Shape } from './shapes.ts';
import { writePath, type PathStep } from './writePath.ts';

/** The outline of a stroke of a pen; empty where there is none. */
export type OutlineStroke = (stroke: {
  points: readonly (readonly number[])[];
  simulatePressure: boolean;
  /** Units of the board. */
  size: number;
  isFinished: boolean;
}) => readonly Point[];

export type Surroundings = {
  outlineStroke: OutlineStroke;
  /** Texts of arrows, by the arrow's id. */ holes: ReadonlyMap<string, Box>;
  hatch: Hatch;
};

/** A pen of width 1 draws this wide when it is pressed. */
const penSize = 4.25;
/** What an outlined arrowhead is filled with: an exported board is white. */
const paper = '#ffffff';

/** As Excalidraw draws it without roughness. */
export function drawElement(element: DrawnElement, around: Surroundings): Drawn {
  switch (element.type) {
    case 'rectangle':
      return drawOutline(element, outlineRectangle(element), around);
    case 'diamond':
      return drawOutline(element, outlineDiamond(element), around);
    case 'ellipse':
      return drawOutline(element, outlineEllipse(element), around);
    case 'line':
    case 'arrow':
      return drawLine(element, around);
    case 'freedraw':
      return drawStroke(element, around);
    case 'text':
      return drawText(element, place(element, frameOf(element)));
    case 'image':
      return drawImage(element);
  }
}

function drawOutline(element: DrawnElement, path: string, { hatch }: Surroundings): Drawn {
  const frame = frameOf(element);
  const at = place(element, frame);
  const pen = readPen(element);
  const shapes = [
    ...fillOf(element, { path, at, box: frame, hatch }),
    ...(pen ? [strokeOf(path, at, pen)] : []),
  ];
  return { shapes, box: applyToBox(at, widen(frame, halfOf(pen))) };
}

function drawLine(element: Linear, { holes, hatch }: Surroundings): Drawn {
  const isRound = element.roundness !== null;
  const curves = curvesOf(element.points, isRound);
  const frame = boxAroundCurves(curves);
  const at = place(element, frame);
  const pen = readPen(element);
  const steps = stepsOf(curves, isRound);
  const path = writePath(steps);
  const isFilled = element.type === 'line' && isLoop(element.points);
  const shapes = isFilled
    ? fillOf(element, { path: writePath([...steps, ['Z']]), at, box: frame, hatch })
    : [];
  const heads = pen && element.type === 'arrow' ? headsOf(element, { curves, pen, at }) : [];
  if (pen) {
    const isClosed = isFilled && !isRound && shapes.length > 0;
    shapes.push({
      ...strokeOf(isClosed ? writePath([...steps, ['Z']]) : path, at, pen),
      hole: holes.get(element.id) ?? null,
    });
  }
  const reach = unite([frame, ...heads.map(({ box }) => box)]);
  return {
    shapes: [...shapes, ...heads.map(({ shape }) => shape)],
    box: applyToBox(at, widen(reach, halfOf(pen))),
  };
}

function headsOf(
  element: Linear,
  { curves, pen, at }: { curves: ReturnType<typeof curvesOf>; pen: Pen; at: Matrix },
): { shape: PathShape; box: Box }[] {
  // A dotted arrow has dotted heads, all others have whole ones.
  const dash = pen.dash.length > 0 && element.strokeStyle === 'dotted' ? [1.5, 4 + element.strokeWidth] : [];
  return (['start', 'end'] as const).flatMap((end) => {
    const head = drawArrowhead(element, { curves, end });
    if (!head) return [];
    const fill: Ink | null =
      head.filled === 'not'
        ? null
        : { colour: head.filled === 'ink' ? pen.colour : paper, opacity: pen.opacity };
    const shape = { ...strokeOf(head.path, at, { ...pen, dash: fill ? [] : dash }), fill };
    return [{ shape, box: head.box }];
  });
}

function drawStroke(
  element: Extract<DrawnElement, { type: 'freedraw' }>,
  { outlineStroke, hatch }: Surroundings,
): Drawn {
  const { points, pressures, simulatePressure, strokeWidth } = element;
  const frame = boxAround(points);
  const at = place(element, frame);
  const ink = readInk(element.strokeColor, element.opacity);
  const size = strokeWidth * penSize;
  const outline = outlineStroke({
    points: simulatePressure ? points : points.map(([x, y], index) => [x, y, pressures[index] ?? 0.5]),
    simulatePressure,
    size,
    isFinished: element.lastCommittedPoint !== null,
  });
  const shapes: Shape[] = [];
  if (isLoop(points)) {
    const path = writePath([...stepsOf(curvesOf(points, true), true), ['Z']]);
    shapes.push(...fillOf(element, { path, at, box: frame, hatch }));
  }
  if (ink) shapes.push({ ...blank, at, path: writePath(smoothen(outline)), fill: ink });
  return { shapes, box: applyToBox(at, widen(frame, size / 2)) };
}

/** Curves through the middles of the outline's sides. */
function smoothen(outline: readonly Point[]): PathStep[] {
  const first = outline[0];
  if (!first) return [];
  return [
    ['M', ...first],
    ...outline.map((point, at): PathStep => {
      const next = outline[at + 1] ?? first;
      return ['Q', ...point, (point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
    }),
    ['Z'],
  ];
}

function drawImage(element: Extract<DrawnElement, { type: 'image' }>): Drawn {
  const { width, height, crop, scale, roundness } = element;
  const frame = frameOf(element);
  const at = place(element, frame);
  const isCropped =
    crop !== null && crop.naturalWidth > 0 && crop.naturalHeight > 0 && crop.width > 0 && crop.height > 0;
  const part = isCropped
    ? {
        x: crop.x / crop.naturalWidth,
        y: crop.y / crop.naturalHeight,
        width: crop.width / crop.naturalWidth,
        height: crop.height / crop.naturalHeight,
      }
    : { x: 0, y: 0, width: 1, height: 1 };
  const shape: Shape = {
    kind: 'image',
    at,
    fileId: element.fileId,
    width,
    height,
    part,
    isFlipped: { across: scale[0] < 0, down: scale[1] < 0 },
    opacity: element.opacity / 100,
    radius: cornerRadius(Math.min(width, height), roundness),
  };
  return { shapes: element.opacity > 0 ? [shape] : [], box: applyToBox(at, frame) };
}

const blank = {
  kind: 'path',
  fill: null,
  isEvenOdd: false,
  stroke: null,
  clip: null,
  hole: null,
} as const;

function strokeOf(path: string, at: Matrix, stroke: Pen): PathShape {
  return { ...blank, at, path, stroke };
}

function fillOf(
  element: DrawnElement,
  { path, at, box, hatch }: { path: string; at: Matrix; box: Box; hatch: Hatch },
): PathShape[] {
  const ink = readInk(element.backgroundColor, element.opacity);
  if (!ink) return [];
  const filling = hatch(element, box);
  if ('cover' in filling) {
    const fill = { ...ink, opacity: ink.opacity * filling.cover };
    return [{ ...blank, at, path, fill, isEvenOdd: element.type === 'line' }];
  }
  const stroke = { ...ink, width: filling.width, dash: [] };
  return filling.paths.map((ruled) => ({ ...blank, at, path: ruled, clip: path, stroke }));
}

function frameOf({ width, height }: DrawnElement): Box {
  return { x: 0, y: 0, width, height };
}

/** From the element's own coordinates onto the board: turned around the middle of what it draws. */
function place({ x, y, angle }: DrawnElement, frame: Box): Matrix {
  return combine(translate(x, y), rotateAround(centreOf(frame), angle));
}

function halfOf(pen: Pen | null): number {
  return pen ? pen.width / 2 : 0;
}
