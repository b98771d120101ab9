import type { BoardElement, DrawnElement, Tombstone } from '../../api/contract/boardElements.ts';

type Of<Type extends DrawnElement['type']> = Extract<DrawnElement, { type: Type }>;

const common = {
  x: 0,
  y: 0,
  width: 100,
  height: 50,
  angle: 0,
  strokeColor: '#c50f1f',
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  strokeWidth: 2,
  strokeStyle: 'solid',
  roundness: null,
  roughness: 0,
  opacity: 100,
  seed: 1,
  version: 1,
  versionNonce: 1,
  index: 'a0',
  isDeleted: false,
  groupIds: [],
  frameId: null,
  boundElements: null,
  updated: 1,
  link: null,
  locked: false,
} as const satisfies Omit<Of<'rectangle'>, 'id' | 'type'>;

export function rectangle(id: string, fields: Partial<Of<'rectangle'>> = {}): Of<'rectangle'> {
  return { ...common, groupIds: [], id, type: 'rectangle', ...fields };
}

export function stroke(id: string, fields: Partial<Of<'freedraw'>> = {}): Of<'freedraw'> {
  return {
    ...common,
    groupIds: [],
    id,
    type: 'freedraw',
    points: [
      [0, 0],
      [10, 5],
      [20, 8],
    ],
    pressures: [],
    simulatePressure: true,
    lastCommittedPoint: null,
    ...fields,
  };
}

export function text(id: string, words: string, fields: Partial<Of<'text'>> = {}): Of<'text'> {
  return {
    ...common,
    groupIds: [],
    id,
    type: 'text',
    fontSize: 20,
    fontFamily: 2,
    text: words,
    originalText: words,
    textAlign: 'left',
    verticalAlign: 'top',
    containerId: null,
    autoResize: true,
    lineHeight: 1.25,
    ...fields,
  };
}

export function picture(id: string, fileId: string, fields: Partial<Of<'image'>> = {}): Of<'image'> {
  return {
    ...common,
    groupIds: [],
    id,
    type: 'image',
    fileId,
    status: 'saved',
    scale: [1, 1],
    crop: null,
    ...fields,
  };
}

/** The element as somebody changed it: a version newer. */
export function changed<Element extends BoardElement>(
  element: Element,
  fields: Partial<Element> = {},
): Element {
  return { ...element, version: element.version + 1, versionNonce: element.versionNonce + 7, ...fields };
}

export function deleted(element: BoardElement): Tombstone {
  const { id, version, versionNonce } = element;
  return { id, version: version + 1, versionNonce: versionNonce + 3, isDeleted: true };
}
