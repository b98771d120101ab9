import type { Locale } from '../../api/contract/people.ts';
import type { CaseHit, PostingPlace } from '../../api/domain/relay/posts.ts';
import { wordsFor } from '../words/wordsFor.ts';
import { toCard } from './blocks.ts';
import { caseHead, openCase } from './caseRows.ts';
import type { Card } from './card.ts';
import { visibleName } from './visible.ts';

/**
 * A case as the compose box's search finds it: `title` and `subtitle` are the row in the list, the card is what is put
 * in the message. Whoever reads that message may be of either side: the words name companies.
 */
export function renderCaseHit(
  hit: CaseHit,
  locale: Locale,
  gfmsName = 'GFMS',
): { card: Card; title: string; subtitle: string } {
  const words = wordsFor(locale);
  const place: PostingPlace = { locale, gfmsName, audience: 'gfms' };
  const setting = { words, place };
  const subtitle = [visibleName(hit.machine), visibleName(hit.customerName)].filter((part) => part !== '');
  return {
    card: toCard(caseHead(hit, setting, 'card'), [openCase(hit, setting)]),
    title: `${hit.number} · ${visibleName(hit.title)}`,
    subtitle: subtitle.join(' · '),
  };
}
