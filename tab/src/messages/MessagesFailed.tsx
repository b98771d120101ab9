import { Button } from '@fluentui/react-components';
import { ArrowClockwise20Regular, ErrorCircle48Regular, LockClosed48Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../api.ts';
import { StateView } from '../ui/StateView.tsx';

/** Nothing to show: refused, or failed with the way out and the reference. */
export function MessagesFailed({ error, onTryAgain }: { error: Error; onTryAgain: () => void }) {
  const { t } = useTranslation();
  const failure = error instanceof ApiFailure ? error : null;
  if (failure?.status === 403 || failure?.status === 404) {
    return (
      <StateView
        role="status"
        icon={<LockClosed48Regular />}
        title={t('notice.refusedTitle')}
        text={t('notice.refusedText')}
      />
    );
  }
  return (
    <StateView
      role="alert"
      tone="failed"
      icon={<ErrorCircle48Regular />}
      title={t('notice.failedTitle')}
      text={failure?.code === 'offline' ? t('messages.failedOffline') : t('notice.failedText')}
      reference={failure?.reference ?? null}
      actions={
        <Button icon={<ArrowClockwise20Regular />} onClick={onTryAgain}>
          {t('notice.tryAgain')}
        </Button>
      }
    />
  );
}
