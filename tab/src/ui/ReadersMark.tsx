import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { BuildingPeople16Filled, LockClosed16Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../api/contract/people.ts';
import { gfmsFirst, listParts } from '../messages/peopleWords.ts';
import { useIsHighContrast } from './themes.ts';

type Props = {
  companies: readonly Company[];
  /** The words for one company, and those for several, around the names. */
  words: { only: (company: string) => string; several: (companies: string) => string };
  /** A line of its own from edge to edge. */
  isStrip: boolean;
};

/** Whose people see something or can come in: before it happens, as above the composer (rule MS10). */
export function ReadersMark({ companies, words, isStrip }: Props) {
  const styles = useStyles();
  const { i18n } = useTranslation();
  const isHighContrast = useIsHighContrast();
  const [only] = companies;
  const isShared = companies.length > 1;
  const look = mergeClasses(
    styles.mark,
    isShared ? styles.crosses : styles.onlyUs,
    isHighContrast && (isShared ? styles.crossesBordered : styles.bordered),
    isStrip && styles.strip,
  );
  if (!isShared) {
    return (
      <p className={look}>
        <LockClosed16Filled className={styles.icon} aria-hidden />
        <span>{words.only(only?.name ?? '')}</span>
      </p>
    );
  }
  const names = [...companies].sort(gfmsFirst).map(({ name }) => name);
  const [before = '', after = ''] = words.several('\n').split('\n');
  return (
    <p className={look}>
      <BuildingPeople16Filled className={styles.icon} aria-hidden />
      <span>
        {before}
        {listParts(names, i18n.language).map(({ text, isName }, index) =>
          isName ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
        )}
        {after}
      </span>
    </p>
  );
}

const useStyles = makeStyles({
  mark: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    minWidth: 0,
    margin: 0,
    padding: '4px 8px',
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
    '& strong': { fontWeight: tokens.fontWeightSemibold },
  },
  crosses: { backgroundColor: tokens.colorPaletteTealBackground2, color: tokens.colorPaletteTealForeground2 },
  onlyUs: {
    backgroundColor: tokens.colorPaletteBerryBackground2,
    color: tokens.colorPaletteBerryForeground2,
  },
  bordered: { border: `1px solid ${tokens.colorPaletteBerryBorderActive}` },
  crossesBordered: { border: `1px solid ${tokens.colorPaletteTealBorderActive}` },
  strip: { flexShrink: 0, borderRadius: 0, padding: '4px 16px' },
  icon: { flexShrink: 0 },
});
