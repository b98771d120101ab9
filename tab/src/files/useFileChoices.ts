import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { useSession } from '../session.ts';
import type { Choice } from '../ui/choice.ts';
import type { FileFilter } from './fileFilter.ts';

export type ListedProps = {
  file: ConversationFile;
  /** The list that previous and next go through. */
  among: FileFilter;
  onVersions: ((file: ConversationFile) => void) | null;
  onDelete: (file: ConversationFile) => void;
};

/** What can be done with a file in the list besides opening it. */
export function useFileChoices({ file, onVersions, onDelete }: Omit<ListedProps, 'among'>): Choice[] {
  const { t } = useTranslation();
  const { person } = useSession();
  const choices: Choice[] = [];
  if (file.version > 1 && onVersions) {
    choices.push({ key: 'versions', label: t('files.earlierVersions'), onChoose: () => onVersions(file) });
  }
  if (file.authorId === person.id && file.deletedAt === null) {
    choices.push({ key: 'delete', label: t('files.delete'), onChoose: () => onDelete(file) });
  }
  return choices;
}
