import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../../api/contract/messages.ts';
import { takeAnswer } from '../../live/replaceMessage.ts';
import { useSession } from '../../session.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useListSettings } from '../ListContext.ts';
import { messagePath } from '../messagePath.ts';

/** Asks before a message goes, with all its versions (rule MS4). */
export function DeleteDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const { api } = useSession();
  const client = useQueryClient();
  const { conversationId } = useListSettings();
  const removal = useMutation({
    mutationFn: () => api.send<Message>('DELETE', messagePath(conversationId, message.id)),
    onSuccess: (answer) => {
      onClose();
      takeAnswer(client, conversationId, { before: message, answer });
    },
  });
  return (
    <ConfirmDialog
      title={t('messages.delete.title')}
      confirm={t('messages.delete.confirm')}
      isBusy={removal.isPending}
      error={removal.error}
      onConfirm={() => removal.mutate()}
      onClose={onClose}
    >
      {t('messages.delete.text')}
    </ConfirmDialog>
  );
}
