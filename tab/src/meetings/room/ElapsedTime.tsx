import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatElapsed } from './formatElapsed.ts';

/** How long people have been talking, by the second. */
export function ElapsedTime({ since }: { since: string }) {
  const { t } = useTranslation('room');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" aria-label={t('head.elapsed')}>
      {formatElapsed(now - Date.parse(since))}
    </span>
  );
}
