import { useTranslation } from 'react-i18next';
import type { Message } from '../../../../api/contract/messages.ts';
import { fileWords } from '../../files/fileWords.ts';
import { useSession } from '../../session.ts';
import { visibleName } from '../visibleName.ts';

/** Characters of a quoted text; more would not be seen in its one line. */
const longest = 200;

/** Whose a quoted message is, and what it says in one line. */
export function useQuoteWords(message: Message | null): { name: string; text: string } {
  const { t } = useTranslation();
  const { person } = useSession();
  if (!message) return { name: '', text: '' };
  const name = message.authorId === person.id ? t('head.you') : visibleName(message.authorName);
  if (message.deletedAt !== undefined) return { name, text: t('messages.deleted') };
  const written = message.text.slice(0, longest).replace(/\s+/g, ' ').trim();
  const [first] = message.files ?? [];
  if (written !== '' || !first) return { name, text: written };
  return { name, text: fileWords(t, { count: message.files?.length ?? 1, name: first.name }) };
}
