import type { Member } from '../../../api/contract/conversations.ts';

/** The reader first, then the others as they came. */
export function inReadingOrder(members: readonly Member[], readerId: string): Member[] {
  return [...members].sort(
    (a, b) => Number(b.id === readerId) - Number(a.id === readerId) || (a.since < b.since ? -1 : 1),
  );
}

/** `Anna` of `Anna Keller`; an abbreviated first name says too little, so `T. Weber` stays whole. */
export function firstName(name: string): string {
  const [first = name] = name.split(/\s+/);
  return first.endsWith('.') ? name : first;
}
