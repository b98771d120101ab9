import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import { downTime } from '../cases/downTime.ts';
import { isDown } from '../cases/isDown.ts';
import { SeverityBadge } from '../cases/SeverityBadge.tsx';
import { turnWords } from '../cases/turnWords.ts';
import { useDetails } from '../details/useDetails.ts';
import { useSession } from '../session.ts';
import { OnlyUs } from '../ui/OnlyUs.tsx';
import { useMinute } from '../ui/useMinute.ts';
import { useSince } from '../ui/useSince.ts';

/** What the one-pane layout says above the messages: the machine and the turn, or the name and who reads. */
export function HeadStatus({ conversation, name }: { conversation: ConversationSummary; name: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { company, gfms } = useSession();
  const { data: details } = useDetails(conversation.id);
  const now = useMinute();
  const since = useSince();
  const item = conversation.kind === 'serviceCase' ? conversation.case : null;
  const turnSince = details?.case?.turnSince ?? null;
  const turn = item && turnWords(t, item, { company, gfms });
  const waiting = turnSince && item && item.state !== 'closed' ? since(turnSince) : null;

  // The head above has the case's title already.
  const isStill = item !== null && isDown(item) && item.downSince !== null;
  const first = isStill ? (
    <SeverityBadge severity="machineDown" duration={downTime(t, item.downSince ?? '', now)} />
  ) : (
    (turn ?? name)
  );
  const second = isStill && turn && waiting ? t('turn.withSince', { turn, since: waiting }) : waiting;
  return (
    <div className={styles.status}>
      <h2 className={styles.name}>{first}</h2>
      <span className={styles.second}>
        {conversation.companies.length === 1 && <OnlyUs company={conversation.companies[0] ?? company} />}
        {second && <span className={styles.turn}>{second}</span>}
      </span>
    </div>
  );
}

const useStyles = makeStyles({
  status: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  name: {
    ...typographyStyles.subtitle2,
    margin: 0,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  second: { display: 'flex', flexWrap: 'wrap', columnGap: '8px', minWidth: 0 },
  turn: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});
