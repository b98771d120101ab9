import type { BoardElement, DrawnElement } from '../../../../api/contract/boardElements.ts';

export type BoardPage = { elementId: string; title: string };

/** The board's backgrounds in the order of their pages: page 1 is the first. */
export function findPages(elements: Iterable<BoardElement>): BoardPage[] {
  const backgrounds: { element: DrawnElement; title: string; order: number }[] = [];
  for (const element of elements) {
    if (element.isDeleted || element.type !== 'image') continue;
    const background = element.customData?.background;
    if (background) backgrounds.push({ element, title: background.title, order: background.order });
  }
  return backgrounds
    .sort((one, other) => one.order - other.order || (one.element.id < other.element.id ? -1 : 1))
    .map(({ element, title }) => ({ elementId: element.id, title }));
}
