import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { WifiOff20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../ui/formatTime.ts';
import { useToday } from './useToday.ts';

type Props = { since: Date | null; /** Whether what waits outlives a reload. */ isKept: boolean };

/** Without a network writing goes on. */
export function OfflineBanner({ since, isKept }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const times = useTimes();
  const today = useToday();
  return (
    <div role="status" className={styles.banner}>
      <WifiOff20Regular aria-hidden className={styles.icon} />
      <p className={styles.words}>
        <strong className={styles.strong}>{sinceWords()}</strong>{' '}
        {t(isKept ? 'messages.offlineGoesOn' : 'messages.offlineNotKept')}
      </p>
    </div>
  );

  function sinceWords(): string {
    if (!since) return t('messages.offline');
    const time = since.toISOString();
    if (times.isSameDay(time, today)) return t('messages.offlineSince', { time: times.clock(time) });
    return t('messages.offlineSinceDay', { time: times.moment(time, today) });
  }
}

const useStyles = makeStyles({
  banner: {
    ...typographyStyles.caption1,
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    padding: '8px 16px',
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    borderBottom: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  icon: { flexShrink: 0 },
  words: { margin: 0 },
  strong: { fontWeight: tokens.fontWeightSemibold },
});
