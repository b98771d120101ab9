import { mergeClasses } from '@fluentui/react-components';
import { Attach16Regular, CheckmarkCircle16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import { CaseTile } from '../cases/CaseTile.tsx';
import { isDown } from '../cases/isDown.ts';
import { turnWords } from '../cases/turnWords.ts';
import { fileWords } from '../files/fileWords.ts';
import { useSession } from '../session.ts';
import { CountPill } from '../ui/CountPill.tsx';
import { useTimes } from '../ui/formatTime.ts';
import { OnlyUs } from '../ui/OnlyUs.tsx';
import { PersonAvatar } from '../ui/PersonAvatar.tsx';
import { useIsHighContrast } from '../ui/themes.ts';
import { conversationName, soleOther } from './conversationName.ts';
import { useRowStyles } from './useRowStyles.ts';

type Props = {
  conversation: ConversationSummary;
  isSelected: boolean;
  /** Whether the Tab key stops here; the arrow keys reach the other rows. */
  isTabStop: boolean;
  onOpen: (id: string) => void;
};

/** A conversation in pane 1. */
export function ConversationRow({ conversation, isSelected, isTabStop, onOpen }: Props) {
  const styles = useRowStyles();
  const { t } = useTranslation();
  const { person, company, gfms } = useSession();
  const times = useTimes();
  const isHighContrast = useIsHighContrast();
  const { kind, lastMessage, unread } = conversation;
  const isUnread = unread > 0;
  const isOnlyUs = conversation.companies.length === 1;
  const item = conversation.case;
  const name = conversationName(conversation, person.id);
  const time = times.short(conversation.lastActivityAt);
  const onlyFiles = lastMessage?.text.trim() === '' ? lastMessage.files : undefined;
  const preview = previewOf();
  const second =
    kind === 'serviceCase' && item
      ? isDown(item)
        ? t('mark.machineDown')
        : turnWords(t, item, { company, gfms })
      : null;
  const isClosed = kind === 'serviceCase' && item?.state === 'closed';

  function previewOf(): string {
    if (!lastMessage) return t('list.noMessages');
    // A message may span lines; the row has one.
    const written = lastMessage.text.replace(/\s+/g, ' ').trim();
    // Only a deleted message has neither words nor files.
    const text = onlyFiles ? fileWords(t, onlyFiles) : written || t('messages.deleted');
    if (lastMessage.authorId === person.id) return t('list.you', { text });
    return soleOther(conversation, person.id) ? text : t('list.said', { name: lastMessage.authorName, text });
  }

  // In the order in which it is seen, or voice control would not find it.
  const spoken = [
    name,
    time,
    kind === 'serviceCase' && item?.number,
    !isOnlyUs && second,
    isOnlyUs && t('mark.only', { company: conversation.companies[0]?.name ?? company.name }),
    preview,
    isUnread && t('list.unread', { count: unread }),
  ];
  return (
    <button
      type="button"
      data-row
      tabIndex={isTabStop ? 0 : -1}
      aria-current={isSelected ? 'true' : undefined}
      aria-label={spoken.filter(Boolean).join(', ')}
      className={mergeClasses(
        styles.row,
        styles.button,
        isSelected && styles.selected,
        isSelected && isHighContrast && styles.selectedInHighContrast,
      )}
      onClick={() => onOpen(conversation.id)}
    >
      <RowPicture conversation={conversation} name={name} readerId={person.id} />
      <span className={styles.lines}>
        <span className={styles.line}>
          <span className={mergeClasses(styles.name, styles.cut, isUnread && styles.unreadName)}>{name}</span>{' '}
          <span className={mergeClasses(styles.time, isUnread && styles.unreadTime)}>{time}</span>
        </span>{' '}
        <span className={styles.second}>
          {kind === 'serviceCase' && item && <span className={styles.part}>{item.number}</span>}{' '}
          {second && !isOnlyUs && (
            <span className={mergeClasses(styles.part, item !== null && isDown(item) && styles.down)}>
              {second}
            </span>
          )}
          {isOnlyUs && (
            <span className={styles.part}>
              <OnlyUs company={conversation.companies[0] ?? company} />
            </span>
          )}
        </span>{' '}
        <span className={styles.line}>
          <span className={mergeClasses(styles.last, styles.cut, isUnread && styles.unreadLast)}>
            {onlyFiles && <Attach16Regular className={styles.attached} />}
            {preview}
          </span>{' '}
          {isUnread && <CountPill count={unread} />}
          {isClosed && (
            <span className={styles.end}>
              <CheckmarkCircle16Regular />
            </span>
          )}
        </span>
      </span>
    </button>
  );
}

type PictureProps = { conversation: ConversationSummary; name: string; readerId: string };

function RowPicture({ conversation, name, readerId }: PictureProps) {
  if (conversation.kind === 'serviceCase') {
    return <CaseTile item={conversation.case} isInternal={conversation.companies.length === 1} />;
  }
  const other = soleOther(conversation, readerId);
  return other ? (
    <PersonAvatar id={other.id} name={other.name} />
  ) : (
    <PersonAvatar id={conversation.id} name={name} isGroup />
  );
}
