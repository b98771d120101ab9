import { makeStyles, tokens } from '@fluentui/react-components';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { useSession } from '../session.ts';
import { OnlyUs } from '../ui/OnlyUs.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CaseStatus } from './CaseStatus.tsx';
import { PriorityBadge } from './PriorityBadge.tsx';
import { SeverityBadge } from './SeverityBadge.tsx';
import { useCardStyles } from './useCardStyles.ts';

type Props = { item: ServiceCase; onOpen: (conversationId: string) => void };

/** The service case in pane 3. */
export function CaseCard({ item, onOpen }: Props) {
  const card = useCardStyles();
  const styles = useStyles();
  const { company } = useSession();
  const isGfms = company.kind === 'gfms';
  return (
    <div className={card.card}>
      <div className={styles.badges}>
        <SeverityBadge severity={item.severity} />
        {isGfms && typeof item.priority === 'number' && (
          <PriorityBadge priority={item.priority} company={company} />
        )}
        {item.internal && <OnlyUs company={company} look="badge" />}
      </div>
      <CaseStatus item={item} />
      <CaseFacts item={item} />
      {isGfms && <CaseActions item={item} onOpen={onOpen} />}
    </div>
  );
}

const useStyles = makeStyles({
  badges: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '8px 12px',
    color: tokens.colorNeutralForeground1,
  },
});
