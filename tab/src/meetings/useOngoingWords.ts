import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../../api/contract/meetings.ts';
import { firstName } from '../conversations/peopleOrder.ts';
import { visibleName } from '../messages/visibleName.ts';
import { useSession } from '../session.ts';
import { useSince } from '../ui/useSince.ts';

/** "2 in it: Marco, Anna"; where nobody tells who is in it, "in progress since 22:04". */
export function useOngoingWords(): (meeting: Meeting) => string {
  const { t } = useTranslation();
  const { person } = useSession();
  const since = useSince();
  return ({ present, sessions, createdAt }) => {
    if (present.length === 0) {
      return t('head.videoOngoing', { since: since(sessions[0]?.startedAt ?? createdAt) });
    }
    const names = present.map(({ id, name }) =>
      id === person.id ? t('head.you') : visibleName(firstName(name)),
    );
    return t('head.videoPresent', { count: present.length, names: names.join(', ') });
  };
}
