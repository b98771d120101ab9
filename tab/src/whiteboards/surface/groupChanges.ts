import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import type { ObjectKind } from './listObjects.ts';
import { kindOf } from './listObjects.ts';

export type Change = {
  personId: string | null;
  name: string | null;
  how: 'added' | 'changed' | 'removed';
  kind: ObjectKind;
};
export type ChangeGroup = { name: string | null; how: Change['how']; kinds: ObjectKind[] };

/** What an element that came in says to who cannot see it; null for the text inside of a note or marker. */
export function changeOf(
  element: BoardElement,
  { before, author }: { before: ObjectKind | undefined; author: { personId: string; name: string } | null },
): Change | null {
  const who = { personId: author?.personId ?? null, name: author?.name ?? null };
  if (element.isDeleted) return before === undefined ? null : { ...who, how: 'removed', kind: before };
  if (element.type === 'text' && element.containerId !== null) return null;
  return { ...who, how: before === undefined ? 'added' : 'changed', kind: kindOf(element) };
}

/** By person and by what he did, in the order in which it happened. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>();
  for (const { personId, name, how, kind } of changes) {
    const key = `${personId ?? ''} ${how}`;
    const group = groups.get(key) ?? { name, how, kinds: [] };
    group.kinds.push(kind);
    groups.set(key, group);
  }
  return [...groups.values()];
}
