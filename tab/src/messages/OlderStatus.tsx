import { Button, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowClockwise20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';

export type OlderState = 'more' | 'loading' | 'failed' | 'none';

/** Lies over the head of the list, so that coming and going it moves nothing. */
export function OlderStatus({ state, onTryAgain }: { state: OlderState; onTryAgain: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (state === 'loading') {
    return (
      <div className={styles.place}>
        <Spinner size="tiny" label={t('messages.olderLoading')} className={styles.box} />
      </div>
    );
  }
  if (state !== 'failed') return null;
  return (
    <div className={styles.place} role="status">
      <span className={styles.box}>
        {t('messages.olderFailed')}
        <Button size="small" icon={<ArrowClockwise20Regular />} onClick={onTryAgain}>
          {t('notice.tryAgain')}
        </Button>
      </span>
    </div>
  );
}

const useStyles = makeStyles({
  place: {
    position: 'absolute',
    zIndex: 1,
    top: '8px',
    left: '16px',
    right: '16px',
    display: 'flex',
    justifyContent: 'center',
    pointerEvents: 'none',
  },
  box: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    padding: '4px 12px',
    pointerEvents: 'auto',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
});
