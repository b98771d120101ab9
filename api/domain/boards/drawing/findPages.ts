import type { DrawnElement } from '../../../contract/boardElements.ts';
import type { DrawnObject } from './drawBoard.ts';
import {
  applyToBox,
  centreOf,
  combine,
  isWithin,
  rotateAround,
  translate,
  unite,
  widen,
} from './geometry.ts';
import type { Box, Matrix } from './geometry.ts';

export type BoardPage = {
  title: string;
  /** Its background; null: all of the board. */
  background: Image | null;
  /** Units of the board. */
  width: number;
  height: number;
  /** Brings the board's coordinates to those of the page, whose corner is 0, 0. */
  fromBoard: Matrix;
};
type Image = Extract<DrawnElement, { type: 'image' }>;

/** Around a board without a page. */
const margin = 10;
/** An object may stand out so far, as edges and rounding do. */
const tolerance = 1;

/** One for each background, in their order. */
export function findPages(elements: readonly DrawnElement[]): BoardPage[] {
  return elements
    .filter(
      (element): element is Image => element.type === 'image' && element.customData?.background !== undefined,
    )
    .filter(({ width, height }) => width > 0 && height > 0)
    .sort((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1))
    .map((image) => ({
      title: image.customData?.background?.title ?? '',
      background: image,
      width: image.width,
      height: image.height,
      // The page is as upright as its image was before somebody turned it.
      fromBoard: combine(translate(-image.x, -image.y), rotateAround(centreOf(image), -image.angle)),
    }));
}

/** All of the board; its one page, where nothing lies beside that. */
export function findWhole(
  drawn: readonly Pick<DrawnObject, 'box' | 'element'>[],
  pages: readonly BoardPage[],
): BoardPage {
  const [page] = pages;
  if (page && pages.length === 1 && !isAnythingBeside(drawn, pages)) return page;
  const box = widen(unite(drawn.map((object) => object.box)), margin);
  return {
    title: '',
    background: null,
    width: box.width,
    height: box.height,
    fromBoard: translate(-box.x, -box.y),
  };
}

/** Whether something is not whole on any page, and would be lost where only the pages are given. */
export function isAnythingBeside(
  drawn: readonly Pick<DrawnObject, 'box' | 'element'>[],
  pages: readonly BoardPage[],
): boolean {
  const backgrounds = new Set(pages.map(({ background }) => background?.id));
  return drawn.some(
    ({ box, element }) =>
      !backgrounds.has(element.id) && !pages.some((page) => isWithin(onPage(box, page), sheet(page))),
  );
}

/** Whether any of it is on the page. */
export function isOnPage(box: Box, page: BoardPage): boolean {
  const { x, y, width, height } = onPage(box, page);
  return x <= page.width && y <= page.height && x + width >= 0 && y + height >= 0;
}

function onPage(box: Box, page: BoardPage): Box {
  return applyToBox(page.fromBoard, box);
}

function sheet({ width, height }: BoardPage): Box {
  return widen({ x: 0, y: 0, width, height }, tolerance);
}

function orderOf(image: Image): number {
  return image.customData?.background?.order ?? 0;
}
