import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copyText.ts';

/** The reference of a failure, with a way to copy it where the client allows that. */
export function CopyReference({ reference }: { reference: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <p className={styles.line}>
      {t('notice.reference')} <span className={styles.reference}>{reference}</span>
      {' · '}
      <Link
        as="button"
        className={styles.copy}
        aria-label={t('notice.copyReference')}
        onClick={() => void copyText(reference).then(setIsCopied)}
      >
        {isCopied ? t('notice.copied') : t('notice.copy')}
      </Link>
    </p>
  );
}

const useStyles = makeStyles({
  line: { ...typographyStyles.caption1, margin: '8px 0 0', color: tokens.colorNeutralForeground3 },
  reference: { fontFamily: tokens.fontFamilyMonospace, userSelect: 'all' },
  copy: { ...typographyStyles.caption1 },
});
