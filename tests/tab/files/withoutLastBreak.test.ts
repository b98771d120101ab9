import { withoutLastBreak } from '../../../tab/src/files/preview/withoutLastBreak.ts';

test.each([
  ['G0\nG1\n', 2],
  ['G0\r\nG1\r\n', 2],
  ['G0\nG1', 2],
  ['G0\n\n', 2],
  ['\n', 1],
  ['', 1],
])('[FL4] the break at the end of %j begins no further line', (text, lines) => {
  expect(withoutLastBreak(text).split(/\r?\n/)).toHaveLength(lines);
});
