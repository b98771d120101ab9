import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../../api/contract/meetings.ts';
import { conversationName } from '../conversations/conversationName.ts';
import { LineCard } from '../messages/LineCard.tsx';
import { useListSettings, useShownConversation } from '../messages/ListContext.ts';
import { useSession } from '../session.ts';
import { useSince } from '../ui/useSince.ts';
import { JoinMeeting } from './JoinMeeting.tsx';
import { PeopleByCompany } from './PeopleByCompany.tsx';
import { useAttendantName } from './useAttendantName.ts';

/** Below the line that tells of a video conference that goes on: who is in it, and the way in (rule VC1). */
export function MeetingLine({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const { layout, companies } = useListSettings();
  const conversation = useShownConversation();
  const { person } = useSession();
  const since = useSince();
  const nameOf = useAttendantName();
  const { present, createdAt, createdBy, sessions } = meeting;
  const { startedAt, startedBy } = sessions[0] ?? { startedAt: createdAt, startedBy: createdBy };
  const name = conversationName(conversation, person.id);
  const title = t('ongoing', { since: since(startedAt) });
  return (
    <LineCard title={title} action={<JoinMeeting meeting={meeting} name={name} isTouch={layout === 'one'} />}>
      {present.length === 0 && <bdi>{t('startedBy', { name: nameOf(startedBy) })}</bdi>}
      <PeopleByCompany people={present} companies={[...companies.values()]} />
    </LineCard>
  );
}
