import { useTranslation } from 'react-i18next';
import { visibleName } from '../messages/visibleName.ts';
import { useSession } from '../session.ts';

/** "You" for the reader, the whole name for everybody else. */
export function useAttendantName(): (person: { id: string; name: string }) => string {
  const { t } = useTranslation();
  const { person: reader } = useSession();
  return ({ id, name }) => (id === reader.id ? t('head.you') : visibleName(name));
}
