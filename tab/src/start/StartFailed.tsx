import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowSync20Regular, ErrorCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../api.ts';
import { StateView } from '../ui/StateView.tsx';

/** Who the person is could not be learned: without that there is nothing else to show. */
export function StartFailed({ error, onTryAgain }: { error: Error; onTryAgain: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const failure = error instanceof ApiFailure ? error : null;
  const isSignIn = failure === null || failure.code === 'unauthenticated';
  return (
    <main className={styles.page}>
      <StateView
        icon={<ErrorCircleRegular />}
        tone="failed"
        role="alert"
        title={t('start.failedTitle')}
        text={isSignIn ? t('start.noTokenText') : t('start.failedText')}
        actions={
          <Button icon={<ArrowSync20Regular />} onClick={onTryAgain}>
            {t('notice.tryAgain')}
          </Button>
        }
        reference={failure?.reference ?? null}
      />
    </main>
  );
}

const useStyles = makeStyles({
  page: { flexGrow: 1, display: 'flex', flexDirection: 'column', minHeight: 0 },
});
