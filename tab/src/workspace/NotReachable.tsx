import { Button } from '@fluentui/react-components';
import { ArrowSync20Regular, ErrorCircleRegular, LockClosedRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../api.ts';
import { StateView } from '../ui/StateView.tsx';

type Props = { error: Error; onTryAgain: () => void; onBack: () => void };

/** Pane 2 without a conversation: refused, where "not yours" and "not there" look the same, or failed. */
export function NotReachable({ error, onTryAgain, onBack }: Props) {
  const { t } = useTranslation();
  const failure = error instanceof ApiFailure ? error : null;
  if (failure?.status === 404) {
    return (
      <StateView
        icon={<LockClosedRegular />}
        title={t('notice.refusedTitle')}
        text={t('notice.refusedText')}
        actions={<Button onClick={onBack}>{t('notice.backToConversations')}</Button>}
      />
    );
  }
  return (
    <StateView
      icon={<ErrorCircleRegular />}
      tone="failed"
      role="alert"
      title={t('notice.failedTitle')}
      text={t('notice.failedText')}
      actions={
        <Button icon={<ArrowSync20Regular />} onClick={onTryAgain}>
          {t('notice.tryAgain')}
        </Button>
      }
      reference={failure?.reference ?? null}
    />
  );
}
