import type { DrawnElement } from '../../../contract/boardElements.ts';
import { apply, applyToBox, centreOf, rotateAround, type Box } from './geometry.ts';
import { writePath, type PathStep } from './writePath.ts';

/** More lines nobody tells from a plain fill. */
const mostLines = 250;
/** Excalidraw's slope. */
const slope = (-49 * Math.PI) / 180;

/** Lines across a box, to be seen through an outline; `null`: a plain fill. */
export function hatch(element: DrawnElement, box: Box): { path: string; width: number } | null {
  switch (element.fillStyle) {
    case 'solid':
      return null;
    case 'hachure':
    case 'zigzag':
      return { path: writePath(rule(element, { box, angle: slope })), width: element.strokeWidth / 2 };
    case 'cross-hatch': {
      const both = [slope, slope + Math.PI / 2].flatMap((angle) => rule(element, { box, angle }));
      return { path: writePath(both), width: element.strokeWidth / 2 };
    }
  }
}

function rule(
  { strokeWidth, fillStyle }: DrawnElement,
  { box, angle }: { box: Box; angle: number },
): PathStep[] {
  const centre = centreOf(box);
  const turn = rotateAround(centre, angle);
  const { x, y, width, height } = applyToBox(turn, box);
  const gap = Math.max(strokeWidth * 4, height / mostLines, 0.1);
  const steps: PathStep[] = [];
  for (let at = 1; at * gap < height; at += 1) {
    const level = y + at * gap;
    steps.push(['M', ...apply(turn, [x, level])], ['L', ...apply(turn, [x + width, level])]);
    if (fillStyle === 'zigzag') steps.push(['L', ...apply(turn, [x, level + gap])]);
  }
  return steps;
}
