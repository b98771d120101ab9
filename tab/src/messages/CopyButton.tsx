import { Button, makeStyles } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../ui/copyText.ts';

/** Takes a text that could not be sent to wherever its writer needs it. */
export function CopyButton({ text, isTouch }: { text: string; isTouch: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  const words = isCopied ? t('notice.copied') : t('notice.copy');
  return (
    <Button
      size="small"
      icon={isCopied ? <Checkmark16Regular /> : <Copy16Regular />}
      aria-label={isTouch ? words : undefined}
      className={isTouch ? styles.touch : undefined}
      onClick={() => void copyText(text).then(setIsCopied)}
    >
      {isTouch ? null : words}
    </Button>
  );
}

const useStyles = makeStyles({
  touch: { width: '48px', minWidth: '48px', maxWidth: '48px', height: '48px' },
});
