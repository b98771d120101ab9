import { boardFont } from './boardFont.ts';
import { cleanCustomData } from './cleanCustomData.ts';
import type { PastedData } from './excalidraw.ts';
import type { SceneElement } from './SceneElement.ts';
import { isAllowedLink, isAllowedType } from './toBoardElement.ts';

/**
 * What of pasted elements may come onto the board: no frames, no iframes, no pictures but those that it has. Excalidraw
 * goes on with what is left in `data`; false: with nothing.
 */
export function cleanPasted(data: PastedData, hasPicture: (fileId: string) => boolean): boolean {
  data.files = undefined;
  if (!data.elements) return false;
  data.elements = data.elements.filter(isAllowed).map(cleanElement);
  return data.elements.length > 0;

  function isAllowed(element: SceneElement): boolean {
    if (!isAllowedType(element.type)) return false;
    return element.type !== 'image' || (typeof element.fileId === 'string' && hasPicture(element.fileId));
  }
}

function cleanElement({ customData, ...element }: SceneElement): SceneElement {
  const { background: _, ...data } = cleanCustomData(customData) ?? {};
  return {
    ...element,
    frameId: null,
    link: isAllowedLink(element.link) ? element.link : null,
    locked: false,
    ...(element.type === 'arrow' && { elbowed: false }),
    ...(element.type === 'text' && { fontFamily: boardFont }),
    ...(Object.keys(data).length > 0 && { customData: data }),
  };
}
