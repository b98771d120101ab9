import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { RefObject } from 'react';
import { useContext, useEffect, useRef, useState } from 'react';
import { Delete16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/contract/messages.ts';
import { MessageFiles } from '../files/MessageFiles.tsx';
import { OwnFileNotes } from '../files/OwnFileNotes.tsx';
import { CompanyBadge } from '../ui/CompanyBadge.tsx';
import { LazyPart } from '../ui/LazyPart.tsx';
import { PersonAvatar } from '../ui/PersonAvatar.tsx';
import { EditedMark } from './actions/EditedMark.tsx';
import { ReactionChips } from './actions/ReactionChips.tsx';
import { useIsTouch } from './composer/useIsTouch.ts';
import { DeliverySign } from './DeliverySign.tsx';
import { ReachedContext, useListSettings } from './ListContext.ts';
import { QuotedMessage } from './quote/QuotedMessage.tsx';
import type { MessageRow } from './rows.ts';
import { MessageText } from './text/MessageText.tsx';
import { visibleName } from './visibleName.ts';

const loadActions = () => import('./actions/MessageActions.tsx').then((file) => file.MessageActions);

/** A message with what stands around it: name and badge once a group, one's own on the right with its sign. */
export function MessageRowView({ row }: { row: MessageRow }) {
  const styles = useStyles();
  const label = useMessageLabel(row);
  const article = useRef<HTMLElement>(null);
  const isReached = useReached(row, article);
  const isOne = useListSettings().layout === 'one';
  const isTouch = useIsTouch();
  const message = row.kind === 'message' ? row.message : null;
  const isDeleted = message?.deletedAt !== undefined;
  // The bar is made for the message that one is at, not for all that scroll by.
  const [isActive, setIsActive] = useState(false);
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const { createdAt } = row.kind === 'message' ? row.message : row.entry;
  const [isNew] = useState(() => Date.now() - Date.parse(createdAt) < 2000);
  const hasActions = message !== null && !isDeleted;
  const bubble = (
    <div
      className={mergeClasses(
        styles.bubble,
        row.isOwn ? styles.own : styles.others,
        isOne && (row.isOwn ? styles.ownInOne : styles.othersInOne),
        isOne && (message?.files?.length ?? 0) > 0 && styles.filesInOne,
        isNew && styles.arriving,
        isReached && styles.reached,
      )}
      onClick={(event) => hasActions && isTouch && isPlainTap(event.target) && setIsSheetOpen(true)}
    >
      {isDeleted ? <Tombstone /> : <BubbleContent row={row} />}
      {hasActions && (isActive || isTouch) && (
        <LazyPart
          load={loadActions}
          props={{ message, isOwn: row.isOwn, isSheetOpen, onSheet: setIsSheetOpen }}
        />
      )}
    </div>
  );
  const chips = hasActions && message.reactions.length > 0 && <ReactionChips message={message} />;
  return (
    <article
      ref={article}
      aria-label={label}
      // Reached by the arrow keys of the list.
      data-message
      tabIndex={-1}
      className={mergeClasses(
        row.isOwn ? styles.ownRow : styles.row,
        styles.article,
        row.startsGroup ? styles.group : styles.inGroup,
      )}
      onPointerEnter={() => setIsActive(true)}
      onFocus={(event) => {
        if (event.target === event.currentTarget) setIsActive(true);
      }}
    >
      {message && !row.isOwn && row.startsGroup && <AuthorHead message={message} />}
      {bubble}
      {chips}
      {message && row.isOwn && !isDeleted && message.files && message.files.length > 0 && (
        <OwnFileNotes message={message} />
      )}
      {row.isOwn && <DeliverySign row={row} />}
    </article>
  );
}

function BubbleContent({ row }: { row: MessageRow }) {
  const message = row.kind === 'message' ? row.message : null;
  const { text } = row.kind === 'message' ? row.message : row.entry;
  const files = message?.files ?? [];
  const quoted = row.kind === 'message' ? row.message.replyToSequence : row.entry.replyTo?.sequence;
  return (
    <>
      {quoted !== undefined && <QuotedMessage sequence={quoted} />}
      {(text.trim() !== '' || files.length === 0) && (
        <MessageText text={text} isPlain={message?.originPlaceId !== undefined} />
      )}
      {files.length > 0 && <MessageFiles files={files} />}
      {message?.editedAt !== undefined && <EditedMark message={message} />}
    </>
  );
}

/** What stays of a deleted message (rule MS4). */
function Tombstone() {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <p className={styles.tombstone}>
      <Delete16Regular aria-hidden />
      {t('messages.deleted')}
    </p>
  );
}

/** Whether one has just jumped to this row: then the focus comes with one. */
function useReached(row: MessageRow, article: RefObject<HTMLElement | null>): boolean {
  const reached = useContext(ReachedContext);
  const isReached = row.kind === 'message' && reached === row.message.sequence;
  useEffect(() => {
    if (isReached) article.current?.focus({ preventScroll: true });
  }, [isReached, article]);
  return isReached;
}

/** A tap on the message itself, not on something in it, nor one that ends a selection. */
function isPlainTap(target: EventTarget): boolean {
  const isSomething = target instanceof Element && target.closest('a, button, video, audio') !== null;
  return !isSomething && document.getSelection()?.isCollapsed !== false;
}

function AuthorHead({ message }: { message: Message }) {
  const styles = useStyles();
  const { times, companies } = useListSettings();
  const company = companies.get(message.authorCompanyId);
  return (
    <>
      <span className={styles.avatar}>
        <PersonAvatar id={message.authorId} name={message.authorName} />
      </span>
      <div className={styles.head}>
        <bdi className={styles.name}>{visibleName(message.authorName)}</bdi>
        {company && companies.size > 1 && <CompanyBadge company={company} />}
        <time dateTime={message.createdAt} title={times.full(message.createdAt)} className={styles.time}>
          {times.clock(message.createdAt)}
        </time>
      </div>
    </>
  );
}

/** Who, of which company, when: said before the text, also where a group shows it only once. */
function useMessageLabel(row: MessageRow): string {
  const { t } = useTranslation();
  const { times, companies } = useListSettings();
  if (row.kind !== 'message') return t('messages.labelOwn', { time: times.clock(row.entry.createdAt) });
  const { authorName, authorCompanyId, createdAt } = row.message;
  const time = times.clock(createdAt);
  if (row.isOwn) return t('messages.labelOwn', { time });
  const company = companies.get(authorCompanyId)?.name ?? '';
  return t('messages.label', { name: visibleName(authorName), company, time });
}

const useStyles = makeStyles({
  group: { paddingTop: '8px' },
  inGroup: { paddingTop: '2px' },
  row: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    columnGap: '8px',
    rowGap: '4px',
    justifyItems: 'start',
  },
  ownRow: { display: 'flex', flexDirection: 'column', alignItems: 'flex-end' },
  avatar: { gridColumn: '1', gridRow: '1 / span 2' },
  head: {
    gridColumn: '2',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    minHeight: '20px',
    minWidth: 0,
    maxWidth: '100%',
  },
  name: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorNeutralForeground1,
    overflowWrap: 'anywhere',
  },
  time: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  article: {
    outline: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
    ':hover [data-actions]': { opacity: 1 },
    ':focus-within [data-actions]': { opacity: 1 },
  },
  tombstone: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    margin: 0,
    fontStyle: 'italic',
    color: tokens.colorNeutralForeground2,
  },
  reached: { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '1px' },
  bubble: {
    position: 'relative',
    gridColumn: '2',
    minWidth: 0,
    boxSizing: 'border-box',
    padding: '6px 12px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  own: { maxWidth: '78%', backgroundColor: tokens.colorBrandBackground2 },
  // 78 % of the whole column, as for one's own, not of what the avatar leaves.
  others: { maxWidth: 'calc(0.78 * (100% + 40px))', backgroundColor: tokens.colorNeutralBackground1 },
  ownInOne: { maxWidth: '86%' },
  othersInOne: { maxWidth: '100%' },
  filesInOne: { width: '100%' },
  arriving: {
    animationName: {
      from: { opacity: 0, transform: 'translateY(8px)' },
      to: { opacity: 1, transform: 'none' },
    },
    animationDuration: tokens.durationFast,
    animationTimingFunction: tokens.curveDecelerateMid,
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '1ms' },
  },
});
