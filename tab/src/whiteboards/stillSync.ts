import type { StoredElement, WhiteboardContent } from '../../../api/contract/whiteboards.ts';
import type { BoardSaving, BoardSync } from './sync/BoardSync.ts';

const nothing = () => () => {};

/** A board as it was once: nothing comes, and nothing can be put. */
export function stillSync({ elements, people }: Pick<WhiteboardContent, 'elements' | 'people'>): BoardSync {
  const stored = new Map(elements.map((one) => [one.element.id, one]));
  const shown = new Map(elements.map(({ element }) => [element.id, element]));
  const saving: BoardSaving = { state: 'saved', at: newestOf(elements) };
  return {
    elements: () => shown,
    authorOf: (elementId) => {
      const found = stored.get(elementId);
      const person = found && people[found.personId];
      return found && person ? { personId: found.personId, ...person, at: new Date(found.at) } : null;
    },
    put: () => undefined,
    onChanged: nothing,
    saving: () => saving,
    onSaving: nothing,
  };
}

function newestOf(elements: readonly StoredElement[]): Date | null {
  const newest = Math.max(...elements.map(({ at }) => Date.parse(at)));
  return Number.isFinite(newest) ? new Date(newest) : null;
}
