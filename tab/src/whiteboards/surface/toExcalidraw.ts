import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import { boardFont } from './boardFont.ts';
import { cleanCustomData } from './cleanCustomData.ts';
import type { StoredIndexOf } from './orderElements.ts';
import { orderElements } from './orderElements.ts';
import type { SceneElement } from './SceneElement.ts';
import { isAllowedLink, isAllowedType } from './toBoardElement.ts';

/**
 * The scene with what came in, in the order that Excalidraw wants it; null if nothing of it changes the scene. What is
 * newer in the scene stays, unless the server refused it. What was deleted and was never here needs no place.
 */
export function toExcalidraw(
  scene: readonly SceneElement[],
  incoming: readonly BoardElement[],
  {
    isForced = false,
    storedIndexOf,
  }: { isForced?: boolean | undefined; storedIndexOf?: StoredIndexOf | undefined } = {},
): SceneElement[] | null {
  const next = new Map(scene.map((element) => [element.id, element]));
  let isChanged = false;
  for (const element of incoming) {
    const current = next.get(element.id);
    if (current && !isForced && current.version > element.version) continue;
    if (current && isSame(current, element)) continue;
    const shown = element.isDeleted ? deletedOf(current, element) : drawnOf(element);
    if (shown === null) continue;
    next.set(element.id, shown);
    isChanged = true;
  }
  return isChanged ? orderElements(next.values(), storedIndexOf) : null;
}

function isSame(current: SceneElement, element: BoardElement): boolean {
  return (
    current.version === element.version &&
    current.versionNonce === element.versionNonce &&
    current.isDeleted === element.isDeleted
  );
}

function deletedOf(
  current: SceneElement | undefined,
  { version, versionNonce }: Pick<BoardElement, 'version' | 'versionNonce'>,
): SceneElement | null {
  return current ? { ...current, isDeleted: true, version, versionNonce } : null;
}

/** Once more only what may be on a board: an iframe would be loaded as soon as it is in the scene. */
function drawnOf(element: Exclude<BoardElement, { isDeleted: true }>): SceneElement | null {
  if (!isAllowedType(element.type)) return null;
  const { customData, ...rest } = element;
  const clean = cleanCustomData(customData);
  return {
    ...rest,
    link: isAllowedLink(element.link) ? element.link : null,
    ...(element.type === 'text' && { fontFamily: boardFont }),
    ...(clean && { customData: clean }),
  };
}
