import type { SceneElement } from './SceneElement.ts';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Nothing comes before it; by itself it is none. */
const leastKey = `A${'0'.repeat(26)}`;

/** The index that everybody knows of an element; undefined: only the scene's own is known. */
export type StoredIndexOf = (element: SceneElement) => string | undefined;

/**
 * From back to front, by stored index and then by id, so that every window has the same order whatever came first; each
 * with an index of its own that Excalidraw takes: it would else give new ones to all that follow, with new versions, on
 * every client (measured: unsorted or equal ones rewrite the board). An index that had to be given here is for the eye
 * only: it carries no new version, so that nothing is sent.
 */
export function orderElements(
  elements: Iterable<SceneElement>,
  storedIndexOf: StoredIndexOf = () => undefined,
): SceneElement[] {
  const placed = Array.from(elements, (element) => ({
    element,
    index: storedIndexOf(element) ?? element.index,
  }));
  placed.sort(comparePlaces);
  let before = '';
  let [base, repeats] = [leastKey, 0];
  return placed.map(({ element, index }) => {
    if (index !== null && index > before && isOrderKey(index) && isNearby(index)) {
      [before, base, repeats] = [index, index, 0];
      return index === element.index ? element : { ...element, index };
    }
    repeats += 1;
    const key = `${base}0${digits[Math.floor(repeats / 62) % 62] ?? ''}${digits[repeats % 62] ?? ''}V`;
    before = key > before ? key : `${before}V`;
    return before === element.index ? element : { ...element, index: before };
  });
}

type Placed = { element: SceneElement; index: string | null };

/** Those without a place yet come last, in front of all. */
function comparePlaces(a: Placed, b: Placed): number {
  if (a.index !== b.index) {
    if (a.index === null) return 1;
    if (b.index === null) return -1;
    return a.index < b.index ? -1 : 1;
  }
  if (a.element.id === b.element.id) return 0;
  return a.element.id < b.element.id ? -1 : 1;
}

/** No board grows to these ends; past them an index for something in front or behind would be too long to be stored. */
function isNearby(key: string): boolean {
  return key.length <= 60 && key >= 'Q' && key < 'l';
}

/** Whether Excalidraw's library of fractional indices takes the key: it throws at others. */
export function isOrderKey(key: string): boolean {
  const head = key.charCodeAt(0);
  const isUp = head >= 97 && head <= 122;
  const isDown = head >= 65 && head <= 90;
  if (!isUp && !isDown) return false;
  const length = isUp ? head - 97 + 2 : 90 - head + 2;
  if (key.length < length || key === leastKey) return false;
  return !/[^\dA-Za-z]/.test(key) && !(key.length > length && key.endsWith('0'));
}
