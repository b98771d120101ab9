import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BoardVersion } from '../../../../api/contract/whiteboards.ts';
import { NotListed } from '../../files/NotListed.tsx';
import { visibleName } from '../../messages/visibleName.ts';
import { useTimes } from '../../ui/formatTime.ts';
import type { Versions } from './useVersions.ts';

type Props = {
  versions: Versions;
  items: readonly BoardVersion[];
  chosen: BoardVersion | null;
  onChoose: (version: BoardVersion) => void;
};

/** By time and people, newest first. */
export function VersionList({ versions, items, chosen, onChoose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const times = useTimes();
  const { error, data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = versions;
  if (error && !data) {
    return (
      <div className={styles.note}>
        <NotListed error={error} onTryAgain={() => void refetch()} />
      </div>
    );
  }
  if (data && items.length === 0) return <p className={styles.note}>{t('whiteboards.versions.none')}</p>;
  return (
    <>
      <ul role="list" className={styles.list} aria-label={t('whiteboards.versions.list')}>
        {items.map((version, index) => {
          const restored = items.find(({ sequence }) => sequence === version.restored);
          const notes = [
            t('whiteboards.objects', { count: version.objects }),
            ...(restored
              ? [t('whiteboards.versions.restoredFrom', { time: times.moment(restored.at) })]
              : []),
          ];
          const isChosen = chosen?.sequence === version.sequence;
          return (
            <li key={version.sequence}>
              <button
                type="button"
                aria-pressed={isChosen}
                className={mergeClasses(styles.version, isChosen && styles.chosen)}
                onClick={() => onChoose(version)}
              >
                <span className={styles.time}>
                  {index === 0
                    ? `${t('whiteboards.versions.now')} · ${times.moment(version.at)}`
                    : times.moment(version.at)}
                </span>
                <span>
                  {version.people.map(({ name }) => visibleName(name)).join(', ') ||
                    t('whiteboards.versions.nobody')}
                </span>
                <span className={styles.notes}>{notes.join(' · ')}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {hasNextPage && (
        <Button
          className={styles.more}
          disabledFocusable={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('whiteboards.versions.more')}
        </Button>
      )}
    </>
  );
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: '8px' },
  version: {
    ...typographyStyles.body1,
    display: 'flex',
    flexDirection: 'column',
    width: '100%',
    minHeight: '48px',
    padding: '8px 12px',
    boxSizing: 'border-box',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    color: tokens.colorNeutralForeground1Selected,
  },
  time: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  notes: { ...typographyStyles.caption1 },
  more: { display: 'block', minHeight: '48px', margin: '0 auto 12px' },
  note: { margin: 0, padding: '16px', color: tokens.colorNeutralForeground2 },
});
