import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular, Dismiss20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { FailureText } from './FailureText.tsx';

type Props = {
  /** Said while it goes on; null when it does not. */
  working: string | null;
  /** What did not work. */
  failed: string;
  error: Error | null;
  isTouch: boolean;
  /** None where trying again is in vain. */
  onTryAgain?: (() => void) | undefined;
  onDismiss: () => void;
  className?: string | undefined;
};

/** A bar while something that was pressed is being done, and when that did not work. */
export function WorkingBar({ working, failed, error, isTouch, onTryAgain, onDismiss, className }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (working === null && !error) return null;
  const touch = isTouch ? styles.touch : undefined;
  return (
    <div className={mergeClasses(styles.bar, className)}>
      {working === null ? (
        error && (
          <>
            <div className={styles.words}>
              <p className={styles.title}>{failed}</p>
              <FailureText error={error} />
            </div>
            {onTryAgain && (
              <Button className={touch} icon={<ArrowSync20Regular />} onClick={onTryAgain}>
                {t('notice.tryAgain')}
              </Button>
            )}
            <Button
              className={touch}
              appearance="subtle"
              icon={<Dismiss20Regular />}
              aria-label={t('app.close')}
              onClick={onDismiss}
            />
          </>
        )
      ) : (
        <Spinner size="tiny" role="status" label={working} />
      )}
    </div>
  );
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexShrink: 0,
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  words: { flexGrow: 1, flexBasis: '160px', minWidth: 0 },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  touch: { minHeight: '48px', minWidth: '48px' },
});
