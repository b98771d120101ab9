import type { BoardElement, DrawnElement } from '../../../contract/boardElements.ts';
import { compareOrder } from '../../../contract/mergeElements.ts';
import { drawElement, type OutlineStroke } from './drawElement.ts';
import type { Box } from './geometry.ts';
import { createHatch } from './hatch.ts';
import type { Drawn } from './shapes.ts';

export type DrawnObject = Drawn & { element: DrawnElement };

/** What is there, from back to front. */
export function elementsInOrder(elements: Iterable<BoardElement>): DrawnElement[] {
  return [...elements].filter((element) => !element.isDeleted).sort(compareOrder);
}

/** Drawn one after the other, so that whoever takes them may let others work in between. */
export function* drawBoard(
  elements: readonly DrawnElement[],
  outlineStroke: OutlineStroke,
): Generator<DrawnObject, void, undefined> {
  const around = { outlineStroke, holes: findHoles(elements), hatch: createHatch() };
  for (const element of elements) yield { element, ...drawElement(element, around) };
}

/** An arrow makes room for its text. */
function findHoles(elements: readonly DrawnElement[]): Map<string, Box> {
  const holes = new Map<string, Box>();
  for (const element of elements) {
    if (element.type !== 'text' || element.containerId === null) continue;
    const { x, y, width, height } = element;
    holes.set(element.containerId, { x, y, width, height });
  }
  return holes;
}
