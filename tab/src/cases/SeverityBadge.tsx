import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Warning16Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../api/contract/cases.ts';

type Props = {
  severity: Severity;
  /** How long the machine has been down, where the badge says that too. */
  duration?: string;
};

/** The effect on production. Red only while a machine is down. */
export function SeverityBadge({ severity, duration }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const isMachineDown = severity === 'machineDown';
  return (
    <span className={mergeClasses(styles.badge, isMachineDown ? styles.down : styles.other)}>
      {isMachineDown && <Warning16Filled aria-hidden />}
      {duration === undefined ? t(`severity.${severity}`) : t('mark.downFor', { duration })}
    </span>
  );
}

const useStyles = makeStyles({
  badge: {
    ...typographyStyles.caption1Strong,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    flexShrink: 0,
    height: '20px',
    padding: '0 8px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    border: '1px solid transparent',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  down: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  other: {
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});
