import { backgroundsOf } from './backgroundsOf.ts';
import type { SceneElement } from './SceneElement.ts';

const objectKinds = [
  'background',
  'image',
  'note',
  'marker',
  'text',
  'arrow',
  'line',
  'rectangle',
  'ellipse',
  'diamond',
  'freedraw',
  'highlighter',
] as const;
export type ObjectKind = (typeof objectKinds)[number];

export type BoardObject = {
  id: string;
  kind: ObjectKind;
  /** Of a marker. */
  number: number | null;
  /** What is written on it, or a background's title. */
  text: string;
  caption: string;
};

/** What is on the board as one would read it: page by page, from top to bottom, then from left to right. */
export function listObjects(elements: readonly SceneElement[]): BoardObject[] {
  const there = elements.filter((one) => !one.isDeleted);
  const ids = new Set(there.map(({ id }) => id));
  const textOf = new Map<string, string>();
  for (const one of there) {
    if (one.type === 'text' && one.containerId)
      textOf.set(one.containerId, one.originalText ?? one.text ?? '');
  }
  const pages = backgroundsOf(there);
  const pageOf = (one: SceneElement) => {
    const middle = { x: one.x + one.width / 2, y: one.y + one.height / 2 };
    const place = pages.findIndex((page) => page === one || isIn(page, middle));
    return place < 0 ? pages.length : place;
  };
  return there
    .filter((one) => !(one.type === 'text' && one.containerId && ids.has(one.containerId)))
    .map((one) => ({ one, page: pageOf(one), isPage: pages.includes(one) }))
    .sort(
      (a, b) =>
        a.page - b.page || Number(b.isPage) - Number(a.isPage) || a.one.y - b.one.y || a.one.x - b.one.x,
    )
    .map(({ one }) => toObject(one, textOf.get(one.id) ?? one.originalText ?? one.text ?? ''));
}

export function kindOf({ type, customData }: Pick<SceneElement, 'type' | 'customData'>): ObjectKind {
  if (customData?.['background'] !== undefined) return 'background';
  if (customData?.['note'] === true) return 'note';
  if (customData?.['marker'] !== undefined) return 'marker';
  if (customData?.['highlighter'] === true) return 'highlighter';
  return objectKinds.find((kind) => kind === type) ?? 'text';
}

function toObject(one: SceneElement, text: string): BoardObject {
  const { marker, caption, background } = one.customData ?? {};
  const kind = kindOf(one);
  const title = (background as { title?: string } | undefined)?.title ?? '';
  return {
    id: one.id,
    kind,
    number: typeof marker === 'number' ? marker : null,
    text: kind === 'background' ? title : kind === 'marker' ? '' : text,
    caption: typeof caption === 'string' ? caption : '',
  };
}

function isIn(page: SceneElement, { x, y }: { x: number; y: number }): boolean {
  return x >= page.x && x <= page.x + page.width && y >= page.y && y <= page.y + page.height;
}
