import type { CaseState, Severity } from '../../api/contract/cases.ts';
import type { Locale } from '../../api/contract/people.ts';
import type { CaseHit, PostingPlace } from '../../api/domain/relay/posts.ts';
import type { Words } from '../words/wordsFor.ts';
import type { Badge } from './card.ts';
import { badge } from './blocks.ts';
import { visibleName } from './visible.ts';

type Turn = Pick<CaseHit, 'state' | 'turn' | 'customerName'>;

/** Customers read only "Waiting for {gfms}", "Waiting for you", "Closed" (rule SC8). */
export function turnWords(words: Words, { state, turn, customerName }: Turn, place: PostingPlace): string {
  if (state === 'closed' || turn === null) return words.say('turn.closed');
  if (turn === 'gfms') return words.say('turn.gfms', { gfms: visibleName(place.gfmsName) });
  return place.audience === 'gfms'
    ? words.say('turn.customer', { customer: visibleName(customerName) })
    : words.say('turn.you');
}

/** The case's own state, which only GFMS reads. */
export function stateWords(words: Words, state: CaseState, place: PostingPlace): string {
  return words.say(`state.${state}`, { gfms: visibleName(place.gfmsName) });
}

export function severityBadge(words: Words, severity: Severity): Badge {
  return badge(words.say(`severity.${severity}`), severity === 'machineDown' ? 'down' : 'calm');
}

/** The reader's own turn stands out. */
export function turnBadge(text: string, { turn }: Pick<CaseHit, 'turn'>, place: PostingPlace): Badge {
  return badge(text, turn === (place.audience ?? 'customer') ? 'waiting' : 'calm');
}

/** With the day: a card stays in its chat, and "since 22:04" would be wrong the next morning. */
export function timeWords(words: Words, iso: string, timeZone: string): string {
  return formatFor(words.locale, timeZone).format(new Date(iso));
}

/** By language and time zone: making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(locale: Locale, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...shortTime, timeZone });
    formats.set(key, format);
    return format;
  } catch {
    // A site's time zone is whatever was typed in.
    return formatFor(locale, 'UTC');
  }
}

const shortTime = {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
} as const;
