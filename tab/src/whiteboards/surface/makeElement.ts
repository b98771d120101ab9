import type { SceneElement } from './SceneElement.ts';

/** A new element without a place in the order yet; Excalidraw gives it one. */
export function makeElement(
  fields: Partial<SceneElement> & Pick<SceneElement, 'type' | 'x' | 'y' | 'width' | 'height'> & object,
): SceneElement {
  const made = {
    id: crypto.randomUUID(),
    angle: 0,
    strokeColor: '#242424',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 1,
    strokeStyle: 'solid',
    roundness: null,
    roughness: 0,
    opacity: 100,
    seed: randomNumber(),
    version: 1,
    versionNonce: randomNumber(),
    index: null,
    isDeleted: false,
    groupIds: [],
    frameId: null,
    boundElements: null,
    updated: Date.now(),
    link: null,
    locked: false,
  };
  return { ...made, ...fields };
}

export function makeText(fields: {
  text: string;
  box: { x: number; y: number; width: number; height: number };
  containerId: string | null;
  fontSize: number;
  fontFamily: number;
  strokeColor: string;
  align: 'left' | 'center';
  customData?: Record<string, unknown>;
}): SceneElement {
  const { text, box, containerId, fontSize, fontFamily, strokeColor, align, customData } = fields;
  const layout = {
    fontSize,
    fontFamily,
    textAlign: align,
    verticalAlign: align === 'left' ? 'top' : 'middle',
    autoResize: true,
    lineHeight: 1.15,
  };
  return makeElement({
    type: 'text',
    ...box,
    ...layout,
    text,
    originalText: text,
    containerId,
    strokeColor,
    ...(customData && { customData }),
  });
}

function randomNumber(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
