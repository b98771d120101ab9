import type { TFunction } from 'i18next';
import type { MeetingSession } from '../../../api/contract/meetings.ts';
import type { TimeFormats } from '../ui/formatTime.ts';

type Needs = { t: TFunction<'meetings'>; general: TFunction; times: TimeFormats };

/** `12 Nov, 21:58–22:12`; where nobody has told of its end, that. */
export function sessionTime({ startedAt, endedAt }: MeetingSession, { t, times }: Needs): string {
  const start = times.moment(startedAt);
  if (endedAt === null) return t('open', { start });
  const isOneDay = times.isSameDay(startedAt, endedAt);
  return t('range', { start, end: isOneDay ? times.clock(endedAt) : times.moment(endedAt) });
}

/** `14 min`, `1 h 5 min`; null while the end is not known. */
export function sessionLength({ startedAt, endedAt }: MeetingSession, needs: Needs): string | null {
  if (endedAt === null) return null;
  const all = Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000));
  if (all < 60) return needs.t('minutes', { count: all });
  return needs.general('case.duration', { hours: Math.floor(all / 60), minutes: all % 60 });
}
