import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Copy20Regular, PersonRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/contract/people.ts';
import { copyText } from '../ui/copyText.ts';
import { StateView } from '../ui/StateView.tsx';

/** The token is good, but nobody has set its bearer up here: says what to send to whom. */
export function NotSetUp({ me }: { me: Extract<Me, { setUp: false }> }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  const details = [t('app.name'), me.name, me.reference].filter(Boolean).join('\n');
  return (
    <main className={styles.page}>
      <StateView
        icon={<PersonRegular />}
        title={me.name ? t('start.notSetUpTitle', { name: me.name }) : t('start.notSetUpTitleNoName')}
        text={
          <>
            {t('start.notSetUpText')}
            <pre className={styles.details}>{details}</pre>
          </>
        }
        actions={
          <Button icon={<Copy20Regular />} onClick={() => void copyText(details).then(setIsCopied)}>
            {isCopied ? t('start.copied') : t('start.copyDetails')}
          </Button>
        }
      />
    </main>
  );
}

const useStyles = makeStyles({
  page: { flexGrow: 1, display: 'flex', flexDirection: 'column', minHeight: 0 },
  details: {
    margin: '12px 0 0',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    userSelect: 'all',
  },
});
