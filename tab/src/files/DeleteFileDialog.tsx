import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { refreshFiles } from '../live/refreshFiles.ts';
import { visibleName } from '../messages/visibleName.ts';
import { useSession } from '../session.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';

/** Asks its author before a file goes for everyone. */
export function DeleteFileDialog({ file, onClose }: { file: ConversationFile; onClose: () => void }) {
  const { t } = useTranslation();
  const { api } = useSession();
  const client = useQueryClient();
  const deletion = useMutation({
    mutationFn: () => api.send<unknown>('DELETE', `/api/files/${encodeURIComponent(file.id)}`),
    onSuccess: () => {
      refreshFiles(client, { conversationId: file.conversationId, fileIds: [file.id] });
      onClose();
    },
  });
  const { title, text } = deleteWords(file, t);
  return (
    <ConfirmDialog
      title={title}
      confirm={t('files.deleteConfirm')}
      isBusy={deletion.isPending}
      error={deletion.error}
      onConfirm={() => deletion.mutate()}
      onClose={onClose}
    >
      {text}
    </ConfirmDialog>
  );
}

/** Where there are versions only one of them goes, and another may take its place. */
function deleteWords(file: ConversationFile, t: TFunction): { title: string; text: string } {
  const name = visibleName(file.name);
  const { version, isReplaced } = file;
  if (version === 1 && !isReplaced)
    return { title: t('files.deleteTitle', { name }), text: t('files.deleteText') };
  return {
    title: t('files.deleteVersionTitle', { version, name }),
    text: isReplaced ? t('files.deleteReplacedText') : t('files.deleteVersionText', { before: version - 1 }),
  };
}
