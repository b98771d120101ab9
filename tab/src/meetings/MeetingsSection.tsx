import { Link } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { conversationName } from '../conversations/conversationName.ts';
import { DetailsSection } from '../details/DetailsSection.tsx';
import { NotListed } from '../files/NotListed.tsx';
import { useSectionStyles } from '../files/useSectionStyles.ts';
import { useSession } from '../session.ts';
import type { Layout } from '../ui/useLayout.ts';
import { DiagnosisLink } from './DiagnosisLink.tsx';
import { SessionRow } from './SessionRow.tsx';
import { useMeeting } from './useMeeting.ts';

/** More are shown on a press. */
const shownFirst = 4;

type Props = { conversation: Conversation; layout: Layout };

/** Pane 3's video conferences, newest first: when, for how long, who (rules VC3, DP1). */
export function MeetingsSection({ conversation, layout }: Props) {
  const shared = useSectionStyles();
  const { t } = useTranslation('meetings');
  const { t: general } = useTranslation();
  const { person } = useSession();
  const { data: meeting, error, refetch } = useMeeting(conversation.id);
  const [isWhole, setIsWhole] = useState(false);
  const isClosed = conversation.kind === 'serviceCase' && conversation.case?.state === 'closed';
  const sessions = meeting?.sessions ?? [];
  const shown = isWhole ? sessions : sessions.slice(0, shownFirst);
  return (
    <DetailsSection
      title={t('title')}
      count={sessions.length}
      action={
        sessions.length > shownFirst && (
          <Link
            className={shared.showAll}
            aria-expanded={isWhole}
            aria-label={t(isWhole ? 'showFewerName' : 'showAllName')}
            onClick={() => setIsWhole(!isWhole)}
          >
            {general(isWhole ? 'whiteboards.showFewer' : 'files.showAll')}
          </Link>
        )
      }
    >
      {error && meeting === undefined && <NotListed error={error} onTryAgain={() => void refetch()} />}
      {meeting !== undefined && sessions.length === 0 && (
        <p className={shared.note}>{t(isClosed ? 'noneClosed' : 'none')}</p>
      )}
      {shown.length > 0 && (
        <ul className={shared.list} role="list">
          {shown.map((session, index) => (
            <li key={session.sequence}>
              <SessionRow
                session={session}
                ongoing={index === 0 && meeting?.isOngoing && !isClosed ? meeting : null}
                companies={conversation.companies}
                name={conversationName(conversation, person.id)}
                isTouch={layout === 'one'}
              />
            </li>
          ))}
        </ul>
      )}
      <DiagnosisLink isTouch={layout === 'one'} />
    </DetailsSection>
  );
}
