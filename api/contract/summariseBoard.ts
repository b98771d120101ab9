import type { BoardElement, DrawnElement } from './boardElements.ts';

export type ObjectKind =
  'note' | 'marker' | 'highlight' | 'stroke' | 'line' | 'arrow' | 'shape' | 'text' | 'image';

export type BoardSummary = {
  /** As people count them; backgrounds are not among them. */
  objects: number;
  /** Only kinds of which there is one. */
  kinds: Partial<Record<ObjectKind, number>>;
  backgrounds: number;
};

/** A note or a marker is one object, and so is a shape or an arrow with the text in it. */
export function summariseBoard(elements: Iterable<BoardElement>): BoardSummary {
  const present = [...elements].filter((element) => !element.isDeleted);
  const wholes = new Set(
    present.flatMap((element) => (element.type === 'text' ? [] : [element.id, ...groupOf(element)])),
  );
  const summary: BoardSummary = { objects: 0, kinds: {}, backgrounds: 0 };
  for (const element of present) {
    if (element.type === 'image' && element.customData?.background) {
      summary.backgrounds += 1;
      continue;
    }
    if (element.type === 'text' && isPart(element, wholes)) continue;
    const kind = kindOf(element);
    summary.objects += 1;
    summary.kinds[kind] = (summary.kinds[kind] ?? 0) + 1;
  }
  return summary;
}

export function countObjects(elements: Iterable<BoardElement>): number {
  return summariseBoard(elements).objects;
}

/** The text in something that is there, or in the group of its note or marker. */
function isPart(element: Extract<DrawnElement, { type: 'text' }>, wholes: ReadonlySet<string>): boolean {
  if (element.containerId !== null && wholes.has(element.containerId)) return true;
  return groupOf(element).some((group) => wholes.has(group));
}

/** The innermost group of what is part of a note or marker. */
function groupOf({ customData, groupIds }: DrawnElement): string[] {
  const isNoteOrMarker = customData?.note === true || customData?.marker !== undefined;
  return isNoteOrMarker ? groupIds.slice(0, 1).map((id) => `group ${id}`) : [];
}

function kindOf(element: DrawnElement): ObjectKind {
  if (element.customData?.note) return 'note';
  if (element.customData?.marker !== undefined) return 'marker';
  switch (element.type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond':
      return 'shape';
    case 'freedraw':
      return element.customData?.highlighter ? 'highlight' : 'stroke';
    case 'line':
    case 'arrow':
    case 'text':
    case 'image':
      return element.type;
  }
}
