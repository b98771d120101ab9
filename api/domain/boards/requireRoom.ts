import { elementLimits, type BoardElement } from '../../contract/boardElements.ts';
import { invalid } from '../errors.ts';
import { sizeOfElement, type BoardState } from './boardState.ts';

/** On a full board things can still be moved about, which changes some digits. */
const slackBytes = 1_000;

/**
 * A huge version would win for ever, and a board without bounds could be opened by nobody. What is there can always be
 * moved and taken away. Throws `invalid` with the element's field.
 */
export function requireRoom(state: BoardState, elements: readonly BoardElement[]): void {
  let count = state.elements.size;
  let { bytes } = state;
  for (const [index, element] of elements.entries()) {
    const { id, version } = element;
    const before = state.elements.get(id);
    if (version > (before?.element.version ?? 0) + elementLimits.versionStep) {
      throw invalid(`elements.${index}.version`, 'is too far ahead');
    }
    if (before && element.isDeleted) continue;
    const more = sizeOfElement(element) - (before?.bytes ?? 0);
    if (!before) count += 1;
    bytes += more;
    const isTooMany = !before && count > elementLimits.perBoard;
    const isTooMuch = bytes > elementLimits.boardBytes && more > (before ? slackBytes : 0);
    if (isTooMany || isTooMuch) throw invalid(`elements.${index}.id`, 'is more than a board holds');
  }
}
