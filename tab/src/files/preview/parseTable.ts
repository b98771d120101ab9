import { parse } from 'papaparse';

export type Table = {
  header: readonly string[];
  rows: readonly (readonly string[])[];
  /** There are more rows in the file. */
  isCut: boolean;
};

/** Rows of a table that are shown. */
export const mostRows = 10_000;

/** CSV with whatever stands between its cells; its first row is the header. */
export function parseTable(text: string, { isCut }: { isCut: boolean }): Table {
  const { data } = parse<string[]>(text, { preview: mostRows + 2, skipEmptyLines: 'greedy' });
  // Of a file that was cut off the last row may not be whole.
  const whole = isCut && data.length <= mostRows + 1 ? data.slice(0, -1) : data;
  const [header = [], ...rows] = whole;
  return { header, rows: rows.slice(0, mostRows), isCut: isCut || rows.length > mostRows };
}
