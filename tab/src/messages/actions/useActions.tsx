import { useAnnounce } from '@fluentui/react-components';
import { ArrowReply20Regular, Copy20Regular, Delete20Regular, Edit20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../../api/contract/messages.ts';
import { useSession } from '../../session.ts';
import type { Choice } from '../../ui/choice.ts';
import { copyText } from '../../ui/copyText.ts';
import { useListSettings } from '../ListContext.ts';

type Actions = { reply: Choice; more: readonly Choice[] };

/** What the reader can do with a message, besides reacting; in a closed case only copy it. */
export function useActions(message: Message, onDelete: () => void): Actions {
  const { t } = useTranslation();
  const { person } = useSession();
  const { isClosed, onTarget } = useListSettings();
  const { announce } = useAnnounce();
  const isOwn = message.authorId === person.id;
  const copy: Choice = {
    key: 'copy',
    label: t('messages.actions.copy'),
    icon: <Copy20Regular />,
    onChoose: () => void copyText(message.text).then((isCopied) => isCopied && announce(t('notice.copied'))),
  };
  const edit: Choice = {
    key: 'edit',
    label: t('messages.actions.edit'),
    icon: <Edit20Regular />,
    onChoose: () => onTarget({ kind: 'edit', message }),
  };
  const remove: Choice = {
    key: 'delete',
    label: t('messages.actions.delete'),
    icon: <Delete20Regular />,
    onChoose: onDelete,
  };
  const reply: Choice = {
    key: 'reply',
    label: t('messages.actions.reply'),
    icon: <ArrowReply20Regular />,
    onChoose: () => onTarget({ kind: 'reply', message }),
  };
  const copied = message.text.trim() === '' ? [] : [copy];
  return { reply, more: isOwn && !isClosed ? [edit, ...copied, remove] : copied };
}
