import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { useSession } from '../session.ts';
import { useTimes } from '../ui/formatTime.ts';
import { useMinute } from '../ui/useMinute.ts';
import { useSince } from '../ui/useSince.ts';
import { downTime } from './downTime.ts';
import { isDown } from './isDown.ts';
import { turnWords } from './turnWords.ts';

/** How long the machine has been down, and whose turn it is since when (rule SC8). */
export function CaseStatus({ item }: { item: ServiceCase }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { person, company, gfms } = useSession();
  const now = useMinute();
  const since = useSince();
  const times = useTimes();
  const isMine = company.kind === 'gfms' && item.turn === 'gfms' && item.assignee?.id === person.id;
  const turnSince =
    item.state === 'closed'
      ? item.closedAt && times.moment(item.closedAt)
      : item.turnSince && since(item.turnSince);
  return (
    <div className={styles.status}>
      <div className={styles.cells}>
        {isDown(item) && item.downSince && (
          <div className={mergeClasses(styles.cell, styles.clockCell)}>
            <span className={styles.label}>{t('case.downFor')}</span>
            <span className={styles.clock}>{downTime(t, item.downSince, now)}</span>
            <span className={styles.label}>{since(item.downSince)}</span>
          </div>
        )}
        <div className={styles.cell}>
          <span className={styles.label}>{isMine ? t('turn.waitingFor') : t('turn.status')}</span>
          <span className={styles.turn}>
            {isMine ? t('turn.you', { gfms: gfms.name }) : turnWords(t, item, { company, gfms })}
          </span>
          {turnSince && <span className={styles.label}>{turnSince}</span>}
        </div>
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  status: { padding: '8px 12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  // The rule before the first cell of a line is clipped away, however the cells wrap.
  cells: {
    display: 'flex',
    flexWrap: 'wrap',
    rowGap: '8px',
    marginLeft: '-13px',
    clipPath: 'inset(0 0 0 13px)',
  },
  cell: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexBasis: '108px',
    minWidth: 0,
    boxSizing: 'border-box',
    padding: '0 0 0 12px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  clockCell: { flexGrow: 0, flexShrink: 0, flexBasis: 'auto', paddingRight: '12px' },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  clock: {
    ...typographyStyles.title3,
    color: tokens.colorStatusDangerForeground1,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  turn: { ...typographyStyles.body1Strong, display: 'flex', alignItems: 'center', minHeight: '32px' },
});
