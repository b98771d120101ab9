import { useState } from 'react';
import type { Row } from './rows.ts';

type Shown = { rows: readonly Row[]; isPrepended: boolean };

/** The rows, and whether they differ from those before by older ones at the start: then the list keeps its place. */
export function useShownRows(rows: readonly Row[]): Shown {
  const [shown, setShown] = useState<Shown>({ rows, isPrepended: false });
  if (shown.rows === rows) return shown;
  const oldest = oldestOf(rows);
  const isPrepended = oldest !== null && oldest < (oldestOf(shown.rows) ?? oldest);
  const next = { rows, isPrepended };
  setShown(next);
  return next;
}

function oldestOf(rows: readonly Row[]): number | null {
  for (const row of rows) {
    if (row.kind === 'message') return row.message.sequence;
    if (row.kind === 'lines') return row.lines[0]?.sequence ?? null;
  }
  return null;
}
