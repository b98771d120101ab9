import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/contract/messages.ts';
import { loadMeetingLine } from '../meetings/loadMeetingParts.ts';
import { useMeeting } from '../meetings/useMeeting.ts';
import { useSession } from '../session.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import { useOpenBoard } from '../whiteboards/BoardOpenerContext.ts';
import type { LineReader } from './lineNeeds.ts';
import { lineSentence, linesSummary } from './lineWords.ts';
import { useListSettings } from './ListContext.ts';
import type { Row } from './rows.ts';
import { visibleName } from './visibleName.ts';

const loadBoardLine = () => import('../whiteboards/BoardLine.tsx').then((file) => file.BoardLine);

/**
 * The system's notes. Several in a row fold into one (rule CV5), but what can be joined stays: the newest whiteboard,
 * and a video conference that goes on.
 */
export function LinesRow({ row }: { row: Extract<Row, { kind: 'lines' }> }) {
  const { lines, key } = row;
  const { conversationId, isClosed } = useListSettings();
  const hasMeeting = lines.some(({ line }) => line?.type === 'meetingStarted');
  const { data: meeting } = useMeeting(conversationId, { isWanted: hasMeeting });
  const begun = meeting?.isOngoing && !isClosed ? meeting.sessions[0]?.sequence : undefined;
  const board = lines.findLast(({ line }) => line?.type === 'whiteboardOpened');
  const standing = lines.filter((message) => message === board || message.sequence === begun);
  const folds = foldBetween(lines, standing);
  return folds.map((folded, index) => {
    const stands = standing[index];
    return (
      <Fragment key={standing[index - 1]?.sequence ?? 'first'}>
        <Lines lines={folded} foldKey={index === 0 ? key : `${key}.${standing[index - 1]?.sequence}`} />
        {stands && <Lines lines={[stands]} foldKey="" />}
        {stands?.line?.type === 'whiteboardOpened' && (
          <LazyPart
            load={loadBoardLine}
            props={{ whiteboardId: stands.line.whiteboardId, name: stands.line.name }}
          />
        )}
        {stands?.line?.type === 'meetingStarted' && meeting && (
          <LazyPart load={loadMeetingLine} props={{ meeting }} />
        )}
      </Fragment>
    );
  });
}

/** What lies before, between and after the standing lines: one more than they are. */
function foldBetween(lines: readonly Message[], standing: readonly Message[]): readonly Message[][] {
  const ends = [...standing.map((message) => lines.indexOf(message)), lines.length];
  return ends.map((end, index) => lines.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end));
}

function Lines({ lines, foldKey }: { lines: readonly Message[]; foldKey: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const reader = useLineReader();
  const { times, unfolded, onFold, layout } = useListSettings();
  const [only] = lines;
  if (!only) return null;
  if (lines.length === 1) {
    return (
      <p className={mergeClasses(styles.row, styles.single)}>
        <bdi>{lineSentence(only, { t, reader })}</bdi>
        <span className={styles.time}>{times.clock(only.createdAt)}</span>
      </p>
    );
  }
  const isUnfolded = unfolded.has(foldKey);
  const Chevron = isUnfolded ? ChevronDown16Regular : ChevronRight16Regular;
  return (
    <div className={styles.row}>
      <button
        type="button"
        aria-expanded={isUnfolded}
        className={mergeClasses(styles.fold, layout === 'one' && styles.touch)}
        onClick={() => onFold(foldKey)}
      >
        <Chevron className={styles.chevron} aria-hidden />
        <span>
          {t('messages.folded', { count: lines.length, summary: linesSummary(lines, { t, reader }) })}
        </span>
      </button>
      {isUnfolded && (
        <ul role="list" className={styles.list}>
          {lines.map((message) => (
            <li key={message.sequence}>
              <span className={styles.time}>{times.clock(message.createdAt)}</span>{' '}
              <bdi>{lineSentence(message, { t, reader })}</bdi>
              {message.line?.type === 'whiteboardOpened' && <BoardLink {...message.line} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The way to an earlier board, whose line is folded. */
function BoardLink({ whiteboardId, name }: { whiteboardId: string; name: string }) {
  const { t } = useTranslation();
  const openBoard = useOpenBoard();
  const shownName = visibleName(name);
  return (
    <>
      {' '}
      <Link
        inline
        aria-label={t('whiteboards.openName', { name: shownName })}
        onClick={() => openBoard({ id: whiteboardId, name: shownName })}
      >
        {t('whiteboards.open')}
      </Link>
    </>
  );
}

function useLineReader(): LineReader {
  const { person, company, gfms } = useSession();
  const { customer } = useListSettings();
  return {
    personId: person.id,
    isCustomer: company.kind === 'customer',
    gfms: gfms.name,
    customer: customer?.name ?? null,
  };
}

const useStyles = makeStyles({
  row: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    margin: 0,
    padding: '4px 0',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  single: { display: 'block', textAlign: 'center' },
  time: { marginLeft: '8px', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  fold: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    minHeight: '24px',
    padding: '0 8px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  touch: { minHeight: '48px' },
  chevron: { flexShrink: 0 },
  list: {
    margin: '4px 0 0',
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
  },
});
