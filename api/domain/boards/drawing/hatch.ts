import type { DrawnElement } from '../../../contract/boardElements.ts';
import { apply, applyToBox, centreOf, rotateAround, type Box, type Matrix } from './geometry.ts';
import { writePath, type PathStep } from './writePath.ts';

/** More lines nobody tells from a plain fill. */
const mostLines = 250;
/** Of all lines of one picture, which are a second or two of work for what draws the pixels. */
const mostSteps = 20_000;
/** Excalidraw's slope. */
const slope = (-49 * Math.PI) / 180;

/** Lines, to be seen through an outline, or a plain fill that lets the rest shine through: `cover` is its share of ink. */
export type Filling = { paths: string[]; width: number } | { cover: number };
export type Hatch = (element: DrawnElement, box: Box) => Filling;

/**
 * Fills the boxes of one picture. What is hatched when the picture has lines enough is filled plainly, as bright as its
 * lines from afar: a board of nothing else would take minutes.
 */
export function createHatch(): Hatch {
  let left = mostSteps;
  return (element, box) => {
    const { fillStyle, strokeWidth } = element;
    if (fillStyle === 'solid') return { cover: 1 };
    const angles = fillStyle === 'cross-hatch' ? [slope, slope + Math.PI / 2] : [slope];
    // One path for each direction: crossings within one take a hundred times as long.
    const rulings = angles.map((angle) => planRuling(element, { box, angle }));
    left -= rulings.reduce((sum, { count }) => sum + count * (fillStyle === 'zigzag' ? 3 : 2), 0);
    const width = strokeWidth / 2;
    if (left >= 0) {
      return { paths: rulings.map((ruling) => writePath(rule(ruling, fillStyle === 'zigzag'))), width };
    }
    return {
      cover: Math.min(
        1,
        rulings.reduce((sum, { gap }) => sum + width / gap, 0),
      ),
    };
  };
}

type Ruling = { turn: Matrix; across: Box; gap: number; count: number };

function planRuling({ strokeWidth }: DrawnElement, { box, angle }: { box: Box; angle: number }): Ruling {
  const turn = rotateAround(centreOf(box), angle);
  const across = applyToBox(turn, box);
  const gap = Math.max(strokeWidth * 4, across.height / mostLines, 0.1);
  return { turn, across, gap, count: Math.max(0, Math.ceil(across.height / gap) - 1) };
}

function rule({ turn, across: { x, y, width }, gap, count }: Ruling, isZigzag: boolean): PathStep[] {
  const steps: PathStep[] = [];
  for (let at = 1; at <= count; at += 1) {
    const level = y + at * gap;
    steps.push(['M', ...apply(turn, [x, level])], ['L', ...apply(turn, [x + width, level])]);
    if (isZigzag) steps.push(['L', ...apply(turn, [x, level + gap])]);
  }
  return steps;
}
