import type { TFunction } from 'i18next';
import type { ElementAuthor } from '../sync/BoardSync.ts';

/** `12 objects, last by Anna Keller at 22:05`: what a board is, for who cannot see it. */
export function summariseBoard(
  t: TFunction,
  {
    count,
    authors,
    moment,
  }: { count: number; authors: Iterable<ElementAuthor>; moment: (time: string) => string },
): string {
  let last: ElementAuthor | null = null;
  for (const author of authors) if (last === null || author.at > last.at) last = author;
  if (last === null) return t('boardSurface.summary', { count });
  return t('boardSurface.summaryBy', { count, name: last.name, time: moment(last.at.toISOString()) });
}
