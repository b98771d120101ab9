import { mostRows, parseTable } from '../../../tab/src/files/preview/parseTable.ts';

test.each([
  ['semicolons', 'Pezzo;Nota\n1;"Da rifare; vedi foto"\n2;'],
  ['commas', 'Pezzo,Nota\n1,"Da rifare; vedi foto"\n2,'],
  ['tabs', 'Pezzo\tNota\r\n1\tDa rifare; vedi foto\r\n2\t'],
])('[FL4] a table with %s between its cells has its header and rows', (_, text) => {
  expect(parseTable(text, { isCut: false })).toEqual({
    header: ['Pezzo', 'Nota'],
    rows: [
      ['1', 'Da rifare; vedi foto'],
      ['2', ''],
    ],
    isCut: false,
  });
});

test('[FL4] of a long table the first 10,000 rows are shown, and it is said', () => {
  const lines = (count: number) => `a;b\n${Array.from({ length: count }, (_, row) => `${row};x`).join('\n')}`;
  const whole = parseTable(lines(mostRows), { isCut: false });
  expect([whole.rows.length, whole.isCut]).toEqual([mostRows, false]);
  const long = parseTable(lines(mostRows + 1), { isCut: false });
  expect([long.rows.length, long.isCut]).toEqual([mostRows, true]);
});

test('[FL4] the row through which a long file was cut is left out', () => {
  const { rows, isCut } = parseTable('a;b\n1;2\n3;4', { isCut: true });
  expect(rows).toEqual([['1', '2']]);
  expect(isCut).toBe(true);
});
