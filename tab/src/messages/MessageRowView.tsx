import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/contract/messages.ts';
import { MessageFiles } from '../files/MessageFiles.tsx';
import { OwnFileNotes } from '../files/OwnFileNotes.tsx';
import { CompanyBadge } from '../ui/CompanyBadge.tsx';
import { PersonAvatar } from '../ui/PersonAvatar.tsx';
import { DeliverySign } from './DeliverySign.tsx';
import { useListSettings } from './ListContext.ts';
import type { MessageRow } from './rows.ts';
import { MessageText } from './text/MessageText.tsx';
import { visibleName } from './visibleName.ts';

/** A message with what stands around it: name and badge once a group, one's own on the right with its sign. */
export function MessageRowView({ row }: { row: MessageRow }) {
  const styles = useStyles();
  const label = useMessageLabel(row);
  const { text, createdAt } = row.kind === 'message' ? row.message : row.entry;
  const isOne = useListSettings().layout === 'one';
  const files = (row.kind === 'message' && row.message.files) || [];
  const [isNew] = useState(() => Date.now() - Date.parse(createdAt) < 2000);
  const bubble = (
    <div
      className={mergeClasses(
        styles.bubble,
        row.isOwn ? styles.own : styles.others,
        isOne && (row.isOwn ? styles.ownInOne : styles.othersInOne),
        isOne && files.length > 0 && styles.filesInOne,
        isNew && styles.arriving,
      )}
    >
      {(text.trim() !== '' || files.length === 0) && <MessageText text={text} />}
      {files.length > 0 && <MessageFiles files={files} />}
    </div>
  );
  const space = row.startsGroup ? styles.group : styles.inGroup;
  if (row.isOwn) {
    return (
      <article aria-label={label} className={mergeClasses(styles.ownRow, space)}>
        {bubble}
        {row.kind === 'message' && files.length > 0 && <OwnFileNotes message={row.message} />}
        <DeliverySign row={row} />
      </article>
    );
  }
  return (
    <article aria-label={label} className={mergeClasses(styles.row, space)}>
      {row.kind === 'message' && row.startsGroup && <AuthorHead message={row.message} />}
      {bubble}
    </article>
  );
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
  bubble: {
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
