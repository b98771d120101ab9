import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';
import { DayDivider, NewSinceDivider } from './Dividers.tsx';
import { EmptyHint } from './EmptyHint.tsx';
import { LinesRow } from './LinesRow.tsx';
import { useListSettings } from './ListContext.ts';
import { MessageRowView } from './MessageRowView.tsx';
import type { Row } from './rows.ts';
import { StartBlock } from './StartBlock.tsx';

/** One row of the list, in its column. The same row object is not rendered again. */
export const RowView = memo(function RowView({ row }: { row: Row }) {
  const styles = useStyles();
  const { layout } = useListSettings();
  return <div className={mergeClasses(styles.column, layout === 'one' && styles.narrow)}>{content(row)}</div>;
});

function content(row: Row) {
  switch (row.kind) {
    case 'start':
      return <StartBlock />;
    case 'empty':
      return <EmptyHint />;
    case 'day':
      return <DayDivider time={row.time} />;
    case 'newSince':
      return <NewSinceDivider time={row.time} />;
    case 'lines':
      return <LinesRow row={row} />;
    // One component for all three: a message keeps its element on the way from waiting to stored.
    case 'message':
    case 'pending':
    case 'failed':
      return <MessageRowView row={row} />;
    default:
      return row satisfies never;
  }
}

const useStyles = makeStyles({
  column: {
    width: '100%',
    maxWidth: '892px',
    margin: '0 auto',
    padding: '0 16px',
    boxSizing: 'border-box',
    // The last row's distance to the composer; a margin would not be measured.
    paddingBottom: '2px',
  },
  narrow: { paddingLeft: '12px', paddingRight: '12px' },
});
