import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Chat20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { visibleName } from '../messages/visibleName.ts';
import { useMinute } from '../ui/useMinute.ts';
import { downTime } from './downTime.ts';
import { isDown } from './isDown.ts';
import { machineName } from './machineName.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import { useCardStyles } from './useCardStyles.ts';

/** The case of which the open conversation is a side room. */
export function SideRoomCard({ item, onOpenCase }: { item: ServiceCase; onOpenCase: () => void }) {
  const card = useCardStyles();
  const styles = useStyles();
  const { t } = useTranslation();
  const now = useMinute();
  return (
    <div className={mergeClasses(card.card, styles.content)}>
      <div className={styles.badges}>
        <SeverityBadge severity={item.severity} />
        {isDown(item) && item.downSince && (
          <span className={styles.clock}>{downTime(t, item.downSince, now)}</span>
        )}
      </div>
      <span className={styles.title}>{visibleName(item.title)}</span>
      <span className={styles.second}>
        {[item.number, machineName(item.machine)].filter(Boolean).join(' · ')}
      </span>
      <Button className={styles.open} icon={<Chat20Regular />} onClick={onOpenCase}>
        {t('case.openChat')}
      </Button>
    </div>
  );
}

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', padding: '12px' },
  badges: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '8px',
    marginBottom: '8px',
  },
  clock: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  title: { ...typographyStyles.body1Strong },
  second: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  open: { marginTop: '12px', maxWidth: 'none' },
});
