import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/contract/messages.ts';
import type { Company } from '../../../api/contract/people.ts';
import { fileWords } from '../files/fileWords.ts';
import { newestOf } from './unsentOf.ts';
import { visibleName } from './visibleName.ts';

/** Characters of a message that are read out; the rest is found in the list. */
const spoken = 160;
/** More at once are only counted. */
const mostSpoken = 3;

type Heard = { pages: readonly (readonly Message[])[]; readerId: string; companies: readonly Company[] };

/** Tells people who use a screen reader what arrives: new messages of others, not history, not lines (rule AX1). */
export function useAnnounceArrivals({ pages, readerId, companies }: Heard): void {
  const { announce } = useAnnounce();
  const { t } = useTranslation();
  const heardUpTo = useRef<number | null>(null);
  const wordsFor = ({ authorName, authorCompanyId, text: written, files = [] }: Message) => {
    const company = companies.find(({ id }) => id === authorCompanyId)?.name ?? '';
    const [first] = files;
    const isOnlyFiles = first !== undefined && written.trim() === '';
    const text = isOnlyFiles ? fileWords(t, { count: files.length, name: first.name }) : written;
    const short = text.length > spoken ? `${text.slice(0, spoken)}…` : text;
    return t('messages.arrivedFrom', { name: visibleName(authorName), company, text: short });
  };
  const announceNew = useEffectEvent((newest: number) => {
    const known = heardUpTo.current;
    if (newest === 0) return;
    heardUpTo.current = newest;
    if (known === null) return;
    const arrived = (pages.at(-1) ?? []).filter(
      ({ kind, sequence, authorId }) => kind === 'message' && sequence > known && authorId !== readerId,
    );
    if (arrived.length > mostSpoken) announce(t('messages.arrived', { count: arrived.length }));
    else for (const message of arrived) announce(wordsFor(message));
  });
  const newest = newestOf(pages);
  useEffect(() => announceNew(newest), [newest]);
}
