import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../../api/contract/meetings.ts';
import { conversationName } from '../conversations/conversationName.ts';
import { useListSettings, useShownConversation } from '../messages/ListContext.ts';
import { useSession } from '../session.ts';
import { useSince } from '../ui/useSince.ts';
import { JoinMeeting } from './JoinMeeting.tsx';
import { PeopleByCompany } from './PeopleByCompany.tsx';
import { useAttendantName } from './useAttendantName.ts';

/** Below the line that tells of a video conference that goes on: who is in it, and the way in (rule VC1). */
export function MeetingLine({ meeting }: { meeting: Meeting }) {
  const styles = useStyles();
  const { t } = useTranslation('meetings');
  const { layout, companies } = useListSettings();
  const conversation = useShownConversation();
  const { person } = useSession();
  const since = useSince();
  const nameOf = useAttendantName();
  const { present, createdAt, createdBy, sessions } = meeting;
  const { startedAt, startedBy } = sessions[0] ?? { startedAt: createdAt, startedBy: createdBy };
  const name = conversationName(conversation, person.id);
  return (
    <div className={styles.card} role="group" aria-label={t('ongoing', { since: since(startedAt) })}>
      <span className={styles.words}>
        <span className={styles.title}>{t('ongoing', { since: since(startedAt) })}</span>
        {present.length === 0 && <bdi>{t('startedBy', { name: nameOf(startedBy) })}</bdi>}
        <PeopleByCompany people={present} companies={[...companies.values()]} />
      </span>
      <JoinMeeting meeting={meeting} name={name} isTouch={layout === 'one'} />
    </div>
  );
}

const useStyles = makeStyles({
  card: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    width: '100%',
    maxWidth: '440px',
    margin: '4px auto 0',
    padding: '8px 12px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    textAlign: 'start',
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
    flexGrow: 1,
    flexBasis: '160px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  title: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
});
