import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../api/contract/people.ts';
import { OnlyUs } from '../ui/OnlyUs.tsx';

/** The priority, which never leaves GFMS (rule SC3). */
export function PriorityBadge({ priority, company }: { priority: number; company: Company }) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <span className={styles.badge}>
      <span>{t('mark.priority', { priority })}</span>
      <OnlyUs company={company} />
    </span>
  );
}

const useStyles = makeStyles({
  badge: {
    ...typographyStyles.caption1Strong,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '20px',
    padding: '0 4px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorPaletteBerryBorder1}`,
    backgroundColor: tokens.colorPaletteBerryBackground1,
    color: tokens.colorPaletteBerryForeground2,
    whiteSpace: 'nowrap',
  },
});
