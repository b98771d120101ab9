import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Layout } from '../../ui/useLayout.ts';
import { CopyButton } from '../CopyButton.tsx';

/** Where a closed case had its composer. What was typed before is kept (rule SC6). */
export function ClosedNote({ text, layout }: { text: string; layout: Layout }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div role="note" className={styles.note}>
      <p className={styles.words}>
        <strong className={styles.strong}>{t('messages.closed')}</strong>
        {text !== '' && ` ${t('messages.closedDraft')}`}
      </p>
      {text !== '' && (
        <>
          <p dir="auto" className={styles.text}>
            {text}
          </p>
          <div>
            <CopyButton text={text} isTouch={layout === 'one'} />
          </div>
        </>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  note: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    padding: '12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  words: { ...typographyStyles.body1, margin: 0 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  text: {
    ...typographyStyles.body1,
    margin: 0,
    paddingLeft: '12px',
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
    maxHeight: '160px',
    overflowY: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});
