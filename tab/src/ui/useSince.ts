import { useTranslation } from 'react-i18next';
import { useTimes } from './formatTime.ts';

/** "since 22:04", "since yesterday, 22:04", "since 3 Nov": the words differ with the day. */
export function useSince(): (time: string) => string {
  const { t } = useTranslation();
  const times = useTimes();
  return (time) => {
    const now = new Date();
    if (times.isSameDay(time, now)) return t('since.time', { time: times.clock(time) });
    const yesterday = new Date(now);
    yesterday.setDate(yesterday.getDate() - 1);
    return times.isSameDay(time, yesterday)
      ? t('since.yesterday', { time: times.clock(time) })
      : t('since.day', { day: times.short(time) });
  };
}
