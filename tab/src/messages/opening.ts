import type { Message } from '../../../api/contract/messages.ts';

type Pages = readonly (readonly Message[])[];

/** What the reader had not read when he opened the conversation. */
export type Opening = { readUpTo: number; unread: number };

/** Unread messages further back than this are found by scrolling: opening must not cost a long night's log. */
const mostPages = 10;

/** The sequence of the first message of others that was unread at opening (rule MS11); null when none is loaded. */
export function findFirstUnread(
  pages: Pages,
  { readUpTo, unread }: Opening,
  readerId: string,
): number | null {
  if (unread === 0) return null;
  for (const items of pages) {
    if ((items.at(-1)?.sequence ?? 0) <= readUpTo) continue;
    const first = items.find(
      ({ kind, authorId, sequence }) => kind === 'message' && authorId !== readerId && sequence > readUpTo,
    );
    if (first) return first.sequence;
  }
  return null;
}

/** Whether the first unread message may lie in a page that is not loaded yet. */
export function needsOlderPage(pages: Pages, { readUpTo, unread }: Opening): boolean {
  const oldest = pages.find((items) => items.length > 0)?.[0]?.sequence;
  return unread > 0 && oldest !== undefined && oldest > readUpTo + 1 && pages.length < mostPages;
}

/** A message further back than this is not gone to: every page between would have to be loaded. */
const mostPagesToGoal = 60;

/** Whether the message at this sequence may lie in a page that is not loaded yet. */
export function liesOlder(pages: Pages, sequence: number): boolean {
  const oldest = pages.find((items) => items.length > 0)?.[0]?.sequence;
  return oldest !== undefined && oldest > sequence && pages.length < mostPagesToGoal;
}
