import { makeStyles, tokens } from '@fluentui/react-components';
import { LockClosed20Regular, Warning12Filled, Wrench20Regular } from '@fluentui/react-icons';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { isDown } from './isDown.ts';

type Props = { item: Pick<ServiceCase, 'downSince' | 'state'> | null; isInternal?: boolean };

/** The sign of a case in a list. The row says the same in words. */
export function CaseTile({ item, isInternal = false }: Props) {
  const styles = useStyles();
  return (
    <span className={styles.tile} aria-hidden>
      {isInternal ? <LockClosed20Regular /> : <Wrench20Regular />}
      {item && isDown(item) && (
        <span className={styles.dot}>
          <Warning12Filled />
        </span>
      )}
    </span>
  );
}

const useStyles = makeStyles({
  tile: {
    position: 'relative',
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '32px',
    height: '32px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground2,
  },
  dot: {
    position: 'absolute',
    right: '-4px',
    bottom: '-4px',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '16px',
    height: '16px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorStatusDangerForeground1,
  },
});
