import { Button, makeStyles, useAnnounce } from '@fluentui/react-components';
import { Checkmark20Regular, Link20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../ui/copyText.ts';

/** Takes the address of the board to wherever somebody shall find it. */
export function CopyLinkButton({ link, isTouch }: { link: string; isTouch: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const [isCopied, setIsCopied] = useState(false);
  const label = t(isCopied ? 'whiteboards.window.linkCopied' : 'whiteboards.window.copyLink');
  const copy = async () => {
    const isThere = await copyText(link);
    setIsCopied(isThere);
    announce(t(isThere ? 'whiteboards.window.linkCopied' : 'whiteboards.window.linkNotCopied'));
  };
  return (
    <Button
      appearance="subtle"
      className={isTouch ? styles.touch : styles.button}
      icon={isCopied ? <Checkmark20Regular /> : <Link20Regular />}
      aria-label={label}
      title={label}
      onBlur={() => setIsCopied(false)}
      onClick={() => void copy()}
    />
  );
}

const useStyles = makeStyles({
  button: { flexShrink: 0 },
  touch: { flexShrink: 0, minWidth: '48px', maxWidth: '48px', height: '48px' },
});
