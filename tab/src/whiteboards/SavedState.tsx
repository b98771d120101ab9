import { makeStyles, tokens, typographyStyles, useAnnounce } from '@fluentui/react-components';
import {
  ArrowSync16Regular,
  CheckmarkCircle16Regular,
  CloudOff16Regular,
  LockClosed16Regular,
} from '@fluentui/react-icons';
import type { TFunction } from 'i18next';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimeFormats } from '../ui/formatTime.ts';
import { useTimes } from '../ui/formatTime.ts';
import type { BoardSaving, BoardSync } from './sync/BoardSync.ts';
import { useObjectCount } from './useObjectCount.ts';
import { useSaving } from './useSaving.ts';

/** `Saved 22:05 · 6 objects`: what one may rely on, beside the board's name (rule WB6). */
export function SavedState({ sync }: { sync: BoardSync }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const times = useTimes();
  const saving = useSaving(sync);
  const count = useObjectCount(sync);
  useAnnounceConnection(saving);
  const Icon = icons[saving.state];
  const objects = saving.state === 'loading' ? '' : ` · ${t('whiteboards.objects', { count })}`;
  return (
    <span className={styles.state}>
      <Icon className={styles.icon} aria-hidden />
      <span>{savingWords(saving, { t, times }) + objects}</span>
    </span>
  );
}

const icons: Record<BoardSaving['state'], typeof ArrowSync16Regular> = {
  loading: ArrowSync16Regular,
  saving: ArrowSync16Regular,
  saved: CheckmarkCircle16Regular,
  offline: CloudOff16Regular,
  closed: LockClosed16Regular,
  gone: CloudOff16Regular,
};

function savingWords(saving: BoardSaving, { t, times }: { t: TFunction; times: TimeFormats }): string {
  switch (saving.state) {
    case 'saved':
      return saving.at
        ? t('whiteboards.saving.saved', { time: times.moment(saving.at.toISOString()) })
        : t('whiteboards.saving.empty');
    case 'offline':
      return saving.waiting === 0
        ? t('whiteboards.saving.offlineNone')
        : t(`whiteboards.saving.${saving.isKept ? 'offline' : 'offlineOpen'}`, { count: saving.waiting });
    case 'loading':
    case 'saving':
    case 'closed':
    case 'gone':
      return t(`whiteboards.saving.${saving.state}`);
    default:
      return saving satisfies never;
  }
}

/** Only that the connection went and came back is said aloud, not every save. */
function useAnnounceConnection(saving: BoardSaving): void {
  const { state } = saving;
  const isKept = saving.state !== 'offline' || saving.isKept;
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const told = useRef<'kept' | 'open' | null>(null);
  const tell = useEffectEvent((words: 'wentOffline' | 'wentOfflineOpen' | 'backOnline') =>
    announce(t(`whiteboards.saving.${words}`)),
  );
  useEffect(() => {
    if (state === 'offline' && (told.current === null || (told.current === 'kept' && !isKept))) {
      told.current = isKept ? 'kept' : 'open';
      tell(isKept ? 'wentOffline' : 'wentOfflineOpen');
    }
    if (state === 'saved' && told.current !== null) {
      told.current = null;
      tell('backOnline');
    }
  }, [state, isKept]);
}

const useStyles = makeStyles({
  state: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'flex-start',
    gap: '4px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  icon: { flexShrink: 0 },
});
