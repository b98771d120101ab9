import type { TFunction } from 'i18next';
import type { Place } from '../../../api/contract/places.ts';
import { listWords } from '../messages/peopleWords.ts';
import { visibleName } from '../messages/visibleName.ts';
import type { TimeFormats } from '../ui/formatTime.ts';

type Needs = { t: TFunction; language: string; times: TimeFormats; today: Date };

/** The second line of a place: what is wrong with it, else what it is and who reads there. */
export function placeWords(place: Place, needs: Needs): string {
  const { t, times, today } = needs;
  const trouble = troubleOf(place, t);
  if (trouble === null) return `${t(`places.scope.${place.scope}`)} · ${readerWords(place, needs)}`;
  if (place.since === null) return trouble;
  return t('places.since', { what: trouble, time: times.moment(place.since, today) });
}

function troubleOf({ state, reason }: Place, t: TFunction): string | null {
  if (state === 'notConfirmed') return t('places.notConfirmedWhy');
  return state === 'unreachable' && reason !== null ? t(`places.reason.${reason}`) : null;
}

/** In a channel its companies read; in a chat one can count the people. */
function readerWords({ scope, readers }: Place, { t, language }: Needs): string {
  const known = readers.flatMap(({ companyName, count }) =>
    companyName === null ? [] : [{ company: visibleName(companyName), count }],
  );
  const unknown = readers.reduce((sum, { companyId, count }) => sum + (companyId === null ? count : 0), 0);
  const companies = known.map(({ company }) => company);
  const parts =
    scope === 'thread'
      ? [t('places.reads', { count: known.length, companies: listWords(companies, language) })]
      : known.map(({ company, count }) => t('places.peopleOf', { count, company }));
  return [...parts, ...(unknown > 0 ? [t('places.notSetUp', { count: unknown })] : [])].join(', ');
}
