import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useListSettings } from '../ListContext.ts';
import { QuoteContent } from './QuoteContent.tsx';
import { useQuoteWords } from './useQuoteWords.ts';
import { useQuoted } from './useQuoted.ts';

/** The message that a reply answers; a press goes there (rule MS5). */
export function QuotedMessage({ sequence }: { sequence: number }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { conversationId, layout, onJump } = useListSettings();
  const { data: quoted, error } = useQuoted(conversationId, sequence);
  const words = useQuoteWords(quoted ?? null);
  if (error || quoted === null) return <p className={styles.nothing}>{t('messages.quote.notThere')}</p>;
  return (
    <button
      type="button"
      className={mergeClasses(styles.quote, layout === 'one' && styles.touch)}
      aria-label={quoted && t('messages.quote.name', words)}
      onClick={() => onJump(sequence)}
    >
      {quoted ? <QuoteContent message={quoted} conversationId={conversationId} /> : '…'}
    </button>
  );
}

const useStyles = makeStyles({
  quote: {
    display: 'block',
    width: '100%',
    minWidth: 0,
    minHeight: '36px',
    margin: '2px 0 4px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  touch: { minHeight: '48px' },
  nothing: { margin: '0 0 4px', fontStyle: 'italic', color: tokens.colorNeutralForeground2 },
});
