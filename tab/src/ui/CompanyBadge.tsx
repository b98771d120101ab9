import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { BuildingFilled, BuildingRegular } from '@fluentui/react-icons';
import type { Company } from '../../../api/contract/people.ts';
import { useSession } from '../session.ts';
import { useIsHighContrast } from './themes.ts';

/** A company's name; teal when it is the other company, so that one sees what crosses. */
export function CompanyBadge({ company }: { company: Company }) {
  const styles = useStyles();
  const session = useSession();
  const isHighContrast = useIsHighContrast();
  const isOwn = company.id === session.company.id;
  const Icon = isOwn ? BuildingRegular : BuildingFilled;
  return (
    <span
      className={mergeClasses(
        styles.badge,
        isOwn ? styles.own : styles.other,
        !isOwn && isHighContrast && styles.otherInHighContrast,
      )}
    >
      <Icon className={styles.icon} aria-hidden />
      <span className={styles.name}>{company.name}</span>
    </span>
  );
}

const useStyles = makeStyles({
  badge: {
    ...typographyStyles.caption1Strong,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minWidth: 0,
    maxWidth: '100%',
    height: '20px',
    padding: '0 4px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid transparent`,
    verticalAlign: 'middle',
  },
  own: {
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  other: {
    backgroundColor: tokens.colorPaletteTealBackground2,
    color: tokens.colorPaletteTealForeground2,
  },
  otherInHighContrast: { border: `1px solid ${tokens.colorPaletteTealBorderActive}` },
  icon: { flexShrink: 0, fontSize: '12px' },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});
