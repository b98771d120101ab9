import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer } from 'virtua';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { visibleName } from '../../messages/visibleName.ts';
import type { Table } from './parseTable.ts';
import { parseTable } from './parseTable.ts';
import { ToolBar } from './ToolBar.tsx';
import type { FileText } from './useFileText.ts';
import { WithText } from './WithText.tsx';

/** Pixels of the row of headings. */
const headHeight = 33;
/** Rows that are looked at for how wide a column is; characters of the narrowest and the widest one. */
const measuredRows = 200;
const narrowest = 6;
const widest = 40;
/** How much wider a heading's letters are than those of the cells, by which a column is measured. */
const boldness = 1.2;

/** CSV as a table. */
export function TableView({ file }: { file: ConversationFile }) {
  return <WithText file={file}>{(text) => <LoadedTable name={visibleName(file.name)} {...text} />}</WithText>;
}

function LoadedTable({ name, text, encoding, isCut }: FileText & { name: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useMemo(() => parseTable(text, { isCut }), [text, isCut]);
  const columns = useMemo(() => columnWidths(table), [table]);
  const layout = { gridTemplateColumns: columns.map((width) => `${width}ch`).join(' ') };
  return (
    <>
      <div
        ref={scroller}
        className={styles.scroller}
        tabIndex={0}
        role="region"
        aria-label={name}
        data-arrows
      >
        <div
          role="table"
          aria-label={name}
          aria-rowcount={table.rows.length + 1}
          aria-colcount={columns.length}
          className={styles.table}
        >
          <div role="row" aria-rowindex={1} className={mergeClasses(styles.row, styles.head)} style={layout}>
            {columns.map((_, column) => (
              <span key={column} role="columnheader" className={mergeClasses(styles.cell, styles.heading)}>
                {table.header[column]}
              </span>
            ))}
          </div>
          <Virtualizer scrollRef={scroller} startMargin={headHeight}>
            {table.rows.map((row, index) => (
              <div key={index} role="row" aria-rowindex={index + 2} className={styles.row} style={layout}>
                {columns.map((_, column) => (
                  <span key={column} role="cell" className={styles.cell} title={row[column]}>
                    {row[column]}
                  </span>
                ))}
              </div>
            ))}
          </Virtualizer>
        </div>
      </div>
      <ToolBar tools={[]}>
        <span>{t('files.preview.rows', { count: table.rows.length })}</span>
        <span>{t('files.preview.encoding', { name: encoding })}</span>
        {table.isCut && <span role="status">{t('files.preview.cutRows', { rows: table.rows.length })}</span>}
      </ToolBar>
    </>
  );
}

function columnWidths({ header, rows }: Table): number[] {
  const measured = [header, ...rows.slice(0, measuredRows)];
  const count = Math.max(...measured.map((row) => row.length), 1);
  return Array.from({ length: count }, (_, column) => {
    const heading = Math.ceil((header[column]?.length ?? 0) * boldness);
    const longest = Math.max(heading, ...measured.map((row) => row[column]?.length ?? 0));
    return Math.min(widest, Math.max(narrowest, longest)) + 3;
  });
}

const useStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  table: { width: 'max-content', minWidth: '100%' },
  row: {
    ...typographyStyles.body1,
    display: 'grid',
    width: 'max-content',
    minWidth: '100%',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  // Not on the row: the width of a column is counted in its characters.
  heading: { fontWeight: tokens.fontWeightSemibold },
  cell: {
    minHeight: '32px',
    padding: '6px 12px',
    boxSizing: 'border-box',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    fontVariantNumeric: 'tabular-nums',
  },
});
