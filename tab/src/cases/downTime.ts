import type { TFunction } from 'i18next';

/** How long the machine has been down: `0 h 27 min`, from two days on `2 d 4 h`. Never negative. */
export function downTime(t: TFunction, since: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 60_000));
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('case.duration', { hours, minutes: minutes % 60 });
  return t('case.durationDays', { days: Math.floor(hours / 24), hours: hours % 24 });
}
