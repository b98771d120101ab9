import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { LockClosed12Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';

/** The mark of everything that one company alone can see. As a badge it has a surface of its own. */
export function OnlyUs({ company, look = 'text' }: { company: { name: string }; look?: 'text' | 'badge' }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <span className={mergeClasses(styles.mark, look === 'badge' && styles.badge)}>
      <LockClosed12Filled className={styles.icon} aria-hidden />
      <span className={styles.words}>{t('mark.only', { company: company.name })}</span>
    </span>
  );
}

const useStyles = makeStyles({
  mark: {
    ...typographyStyles.caption1Strong,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minWidth: 0,
    maxWidth: '100%',
    color: tokens.colorPaletteBerryForeground2,
  },
  badge: {
    height: '20px',
    padding: '0 4px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorPaletteBerryBorder1}`,
    backgroundColor: tokens.colorPaletteBerryBackground1,
  },
  icon: { flexShrink: 0 },
  words: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});
