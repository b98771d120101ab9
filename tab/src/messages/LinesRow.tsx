import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session.ts';
import type { LineReader } from './lineWords.ts';
import { lineSentence, linesSummary } from './lineWords.ts';
import { useListSettings } from './ListContext.ts';
import type { Row } from './rows.ts';

/** The system's notes. Several in a row fold into one (rule CV5). */
export function LinesRow({ row }: { row: Extract<Row, { kind: 'lines' }> }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const reader = useLineReader();
  const { times, unfolded, onFold, layout } = useListSettings();
  const [only] = row.lines;
  if (only && row.lines.length === 1) {
    return (
      <p className={mergeClasses(styles.row, styles.single)}>
        <bdi>{lineSentence(only, { t, reader })}</bdi>
        <span className={styles.time}>{times.clock(only.createdAt)}</span>
      </p>
    );
  }
  const isUnfolded = unfolded.has(row.key);
  const Chevron = isUnfolded ? ChevronDown16Regular : ChevronRight16Regular;
  return (
    <div className={styles.row}>
      <button
        type="button"
        aria-expanded={isUnfolded}
        className={mergeClasses(styles.fold, layout === 'one' && styles.touch)}
        onClick={() => onFold(row.key)}
      >
        <Chevron className={styles.chevron} aria-hidden />
        <span>
          {t('messages.folded', { count: row.lines.length, summary: linesSummary(row.lines, { t, reader }) })}
        </span>
      </button>
      {isUnfolded && (
        <ul role="list" className={styles.list}>
          {row.lines.map((line) => (
            <li key={line.sequence}>
              <span className={styles.time}>{times.clock(line.createdAt)}</span>{' '}
              <bdi>{lineSentence(line, { t, reader })}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useLineReader(): LineReader {
  const { person, company, gfms } = useSession();
  const { customer } = useListSettings();
  return {
    personId: person.id,
    isCustomer: company.kind === 'customer',
    gfms: gfms.name,
    customer: customer?.name ?? null,
  };
}

const useStyles = makeStyles({
  row: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    margin: 0,
    padding: '4px 0',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  single: { display: 'block', textAlign: 'center' },
  time: { marginLeft: '8px', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  fold: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    minHeight: '24px',
    padding: '0 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  touch: { minHeight: '48px' },
  chevron: { flexShrink: 0 },
  list: {
    margin: '4px 0 0',
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
  },
});
