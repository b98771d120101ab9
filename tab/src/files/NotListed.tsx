import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../ui/FailureText.tsx';

/** Where files would stand that did not load. */
export function NotListed({ error, onTryAgain }: { error: Error; onTryAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <div>
      <FailureText error={error} />
      <Button size="small" onClick={onTryAgain}>
        {t('notice.tryAgain')}
      </Button>
    </div>
  );
}
