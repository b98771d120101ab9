import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowSync20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { RoomNotice } from './RoomNotice.tsx';

type Props = {
  words: string;
  /** What trying again does, for who hears the button alone. */
  again: string;
  isTouch: boolean;
  onTryAgain: () => void;
  onDismiss?: () => void;
};

/** Why a device gives nothing, what to do, and that one can take part without it. */
export function DeviceNotice({ words, again, isTouch, onTryAgain, onDismiss }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <RoomNotice
      intent="warning"
      isTouch={isTouch}
      {...(onDismiss ? { onDismiss } : {})}
      actions={
        <Button
          className={isTouch ? styles.touch : undefined}
          icon={<ArrowSync20Regular />}
          aria-label={again}
          onClick={onTryAgain}
        >
          {t('notice.tryAgain')}
        </Button>
      }
    >
      {words}
    </RoomNotice>
  );
}

const useStyles = makeStyles({ touch: { minHeight: '48px' } });
