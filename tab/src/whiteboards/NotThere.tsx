import { Button } from '@fluentui/react-components';
import {
  ArrowSync20Regular,
  Dismiss20Regular,
  ErrorCircleRegular,
  Whiteboard48Regular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../api.ts';
import { StateView } from '../ui/StateView.tsx';

type Props = { error: Error; onTryAgain: () => void; onClose: () => void };

/** A board that is not there, not for this reader any more, or does not load. */
export function NotThere({ error, onTryAgain, onClose }: Props) {
  const { t } = useTranslation();
  const isGone = error instanceof ApiFailure && error.status === 404;
  const close = (
    <Button icon={<Dismiss20Regular />} onClick={onClose}>
      {t('whiteboards.window.close')}
    </Button>
  );
  if (isGone) {
    return (
      <StateView
        icon={<Whiteboard48Regular />}
        role="alert"
        title={t('whiteboards.window.goneTitle')}
        text={t('whiteboards.window.goneText')}
        actions={close}
      />
    );
  }
  return (
    <StateView
      icon={<ErrorCircleRegular />}
      tone="failed"
      role="alert"
      title={t('whiteboards.window.failedTitle')}
      text={t('whiteboards.window.failedText')}
      actions={
        <>
          <Button appearance="primary" icon={<ArrowSync20Regular />} onClick={onTryAgain}>
            {t('notice.tryAgain')}
          </Button>
          {close}
        </>
      }
      reference={error instanceof ApiFailure ? error.reference : null}
    />
  );
}
