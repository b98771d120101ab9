import { useTranslation } from 'react-i18next';

/** `7 s left`, rounded as one would say it. */
export function useTimeLeft(): (seconds: number) => string {
  const { t } = useTranslation();
  return (seconds) => {
    if (seconds < 90) return t('uploads.secondsLeft', { count: Math.max(1, Math.ceil(seconds)) });
    if (seconds < 90 * 60) return t('uploads.minutesLeft', { count: Math.ceil(seconds / 60) });
    return t('uploads.hoursLeft', { count: Math.ceil(seconds / 3600) });
  };
}
