import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Conversation, Member } from '../../../api/contract/conversations.ts';
import { conversationName } from '../conversations/conversationName.ts';
import type { ListedConversations } from '../live/listedConversations.ts';
import { removeConversation } from '../live/listedConversations.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { membersPath } from './membersPath.ts';

type Props = { conversation: Conversation; member: Member; onClose: () => void; onLeft: () => void };

/** Asks before the reader leaves, or before he removes someone. */
export function RemoveDialog({ conversation, member, onClose, onLeft }: Props) {
  const { t } = useTranslation();
  const { api, person } = useSession();
  const client = useQueryClient();
  const isReader = member.id === person.id;
  const removal = useMutation({
    mutationFn: () =>
      api.send<unknown>('DELETE', `${membersPath(conversation)}/${encodeURIComponent(member.id)}`),
    onSuccess: () => {
      onClose();
      if (isReader) {
        client.setQueriesData<ListedConversations>(
          { queryKey: ['conversations'] },
          (listed) => listed && removeConversation(listed, conversation.id),
        );
        onLeft();
        return;
      }
      void client.invalidateQueries({ queryKey: queryKeys.details(conversation.id) });
      void client.invalidateQueries({ queryKey: queryKeys.conversation(conversation.id) });
    },
  });
  const leaveText = conversation.kind === 'serviceCase' ? t('people.leaveCaseText') : t('people.leaveText');
  return (
    <ConfirmDialog
      title={
        isReader
          ? t('people.leaveTitle', { name: conversationName(conversation, person.id) })
          : t('people.removeTitle', { name: member.name })
      }
      confirm={isReader ? t('people.leaveConfirm') : t('people.removeConfirm')}
      isBusy={removal.isPending}
      error={removal.error}
      onConfirm={() => removal.mutate()}
      onClose={onClose}
    >
      {isReader ? leaveText : t('people.removeText', { name: member.name })}
    </ConfirmDialog>
  );
}
