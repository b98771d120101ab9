import type { MeetingSetup } from '../../../api/contract/meetings.ts';

/** What the reader has to know of why the app makes no meeting; the rest is for administrators. */
export function whyOf({ reasons }: MeetingSetup): 'guest' | 'away' | 'notAllowed' {
  const has = (...wanted: MeetingSetup['reasons'][number]['reason'][]) =>
    reasons.some(({ reason }) => wanted.includes(reason));
  if (has('guest')) return 'guest';
  return has('away', 'throttled') ? 'away' : 'notAllowed';
}
