import { makeStyles, tokens } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VirtualizerHandle } from 'virtua';
import { Virtualizer } from 'virtua';
import { NewBelow } from './NewBelow.tsx';
import type { OlderState } from './OlderStatus.tsx';
import { OlderStatus } from './OlderStatus.tsx';
import { RowView } from './RowView.tsx';
import type { Row } from './rows.ts';
import { moveToMessage } from './moveToMessage.ts';
import { useReadReport } from './useReadReport.ts';
import { useShownRows } from './useShownRows.ts';

type Props = {
  conversationId: string;
  rows: readonly Row[];
  sends: number;
  older: OlderState;
  onOlderNeeded: () => void;
  /** A loaded message to go to. */
  goal: { sequence: number } | null;
  onReached: (sequence: number) => void;
};

/** Older messages are asked for when fewer rows than this are above the screen. */
const rowsAhead = 15;
/** Pixels from the end that still count as being there. */
const tolerance = 24;
/** Pixels of what was read already that stay above "New since". */
const context = 56;

/** The log of a conversation. Opens at the first unread message, else at the end (rule MS11). */
export function MessageList(props: Props) {
  const { conversationId, rows: current, sends, older, onOlderNeeded, goal, onReached } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const list = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, isPrepended } = useShownRows(current);
  const [isAtEnd, setIsAtEnd] = useState(() => !goal && !rows.some(({ kind }) => kind === 'newSince'));
  // The same, known before the next render: a row may be measured between the reader's scroll and that.
  const staysAtEnd = useRef(isAtEnd);
  const reportRead = useReadReport({ conversationId, rows, list });

  // Not by `scrollToIndex`, which goes on for a moment and would pull back a reader who scrolls away in it.
  const keepEnd = () => {
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  };
  const goToEnd = () => {
    staysAtEnd.current = true;
    keepEnd();
  };
  const open = useEffectEvent(() => {
    const newSince = rows.findIndex(({ kind }) => kind === 'newSince');
    if (newSince < 0) list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
    else list.current?.scrollToIndex(newSince, { align: 'start', offset: -context });
  });
  useLayoutEffect(() => open(), []);

  const followRows = useEffectEvent(() => {
    if (staysAtEnd.current) keepEnd();
    reportRead();
  });
  useLayoutEffect(() => followRows(), [rows]);
  // What one sends oneself is always shown.
  const followOwn = useEffectEvent((count: number) => {
    if (count > 0) goToEnd();
  });
  useLayoutEffect(() => followOwn(sends), [sends]);

  const goToGoal = useEffectEvent((sequence: number) => {
    const index = indexAt(rows, sequence);
    if (index >= 0) {
      staysAtEnd.current = false;
      list.current?.scrollToIndex(index, { align: 'center' });
    }
    onReached(sequence);
  });
  useLayoutEffect(() => {
    if (goal) goToGoal(goal.sequence);
  }, [goal]);

  // A new width changes every row's height at once, and the list may lose its place over it.
  const followWidth = useEffectEvent(() => {
    if (!staysAtEnd.current) return;
    requestAnimationFrame(() => requestAnimationFrame(goToEnd));
  });
  useEffect(() => {
    if (!scroller.current) return;
    const observer = new ResizeObserver(() => followWidth());
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  const notePlace = () => {
    const handle = list.current;
    if (!handle || handle.viewportSize === 0) return;
    const { scrollOffset, viewportSize, scrollSize } = handle;
    staysAtEnd.current = scrollOffset + viewportSize >= scrollSize - tolerance;
    setIsAtEnd(staysAtEnd.current);
    const isMeasured = scrollOffset > 0 || scrollSize <= viewportSize;
    if (older === 'more' && isMeasured && handle.findItemIndex(scrollOffset) < rowsAhead) onOlderNeeded();
  };
  const onResize = () => {
    if (staysAtEnd.current) keepEnd();
    else notePlace();
    // What fits on the screen is never scrolled.
    reportRead();
  };
  const onScrollEnd = () => {
    notePlace();
    reportRead();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (moveToMessage(event) || event.target !== event.currentTarget) return;
    // The browser would stop where the rows measured so far end.
    if (event.key === 'Home') event.currentTarget.scrollTop = 0;
    else if (event.key === 'End') goToEnd();
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.frame}>
      <OlderStatus state={older} onTryAgain={onOlderNeeded} />
      <div
        ref={scroller}
        role="log"
        aria-label={t('app.messages')}
        aria-live="off"
        aria-keyshortcuts="ArrowUp ArrowDown"
        tabIndex={0}
        className={styles.scroller}
        onKeyDown={onKeyDown}
      >
        <div className={styles.filler} />
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          data={rows}
          shift={isPrepended}
          onScroll={notePlace}
          onScrollEnd={onScrollEnd}
          onResize={onResize}
        >
          {(row) => <RowView key={row.key} row={row} />}
        </Virtualizer>
      </div>
      <NewBelow rows={rows} isAtEnd={isAtEnd} onGo={goToEnd} />
    </div>
  );
}

/** The row of this message, or the last one before it: not every entry of the log has a row. */
function indexAt(rows: readonly Row[], sequence: number): number {
  return rows.findLastIndex(
    (row) =>
      (row.kind === 'message' && row.message.sequence <= sequence) ||
      (row.kind === 'lines' && (row.lines[0]?.sequence ?? Infinity) <= sequence),
  );
}

const useStyles = makeStyles({
  frame: {
    position: 'relative',
    // Between the last sign and the reader line.
    paddingBottom: '4px',
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
  },
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    overflowY: 'auto',
    overflowX: 'hidden',
    // The list itself keeps its place; two would fight.
    overflowAnchor: 'none',
    overscrollBehavior: 'contain',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  /** Few messages stand at the bottom, above the composer. */
  filler: { flexGrow: 1 },
});
