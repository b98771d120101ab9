import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronRight20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';

type Props = {
  item: NonNullable<ConversationSummary['case']>;
  /** In the one-pane layout it is a plain link at the right end. */
  isPlain: boolean;
  /** Below the heading, in one line. */
  isLine?: boolean;
  onOpen: () => void;
};

/** The service case of the open conversation, beside the heading. */
export function CaseButton({ item, isPlain, isLine = false, onOpen }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={mergeClasses(styles.button, isPlain ? styles.plain : isLine ? styles.line : styles.card)}
      aria-label={t('list.openCase', { number: item.number, title: item.title })}
      onClick={onOpen}
    >
      <span className={mergeClasses(styles.words, isLine && styles.oneLine)}>
        <span className={styles.number}>{item.number}</span>{' '}
        <span className={mergeClasses(styles.title, isLine && styles.cutTitle)}>{item.title}</span>
      </span>
      {!isLine && <ChevronRight20Regular className={styles.chevron} aria-hidden />}
    </button>
  );
}

const useStyles = makeStyles({
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    minWidth: 0,
    boxSizing: 'border-box',
    fontFamily: 'inherit',
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  card: {
    flexGrow: 1,
    minHeight: '44px',
    padding: '4px 4px 4px 8px',
    textAlign: 'start',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  plain: {
    minHeight: '48px',
    padding: '4px',
    textAlign: 'end',
    border: 'none',
    backgroundColor: 'transparent',
    borderRadius: tokens.borderRadiusMedium,
  },
  line: {
    minHeight: '24px',
    width: '100%',
    padding: 0,
    textAlign: 'start',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
  },
  oneLine: { flexDirection: 'row', gap: '4px' },
  cutTitle: {
    display: 'block',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    lineHeight: tokens.lineHeightBase200,
  },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  number: { ...typographyStyles.caption1Strong, color: tokens.colorBrandForeground1, whiteSpace: 'nowrap' },
  title: {
    ...typographyStyles.caption1,
    // Two lines.
    maxHeight: '28px',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    lineHeight: '14px',
  },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
});
