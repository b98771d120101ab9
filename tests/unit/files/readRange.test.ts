import { readRange } from '../../../api/routes/readRange.ts';

const file = { size: 100, etag: '"a"' };
const read = (range?: string, condition?: string) =>
  readRange(
    {
      ...(range === undefined ? {} : { range }),
      ...(condition === undefined ? {} : { 'if-range': condition }),
    },
    file,
  );

it.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=99-99', { start: 99, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=10-', { start: 10, end: 99 }],
  ['bytes=10-5000', { start: 10, end: 99 }],
  ['bytes=-1', { start: 99, end: 99 }],
  ['bytes=-100', { start: 0, end: 99 }],
  ['bytes=-5000', { start: 0, end: 99 }],
])('[FL4] %s is a part of the file', (range, expected) => expect(read(range)).toEqual(expected));

it.each(['bytes=100-', 'bytes=100-200', 'bytes=9999999999999999-', 'bytes=-0'])(
  '[FL4] %s is beyond the file',
  (range) => expect(read(range)).toBe('unsatisfiable'),
);

it.each([
  undefined,
  '',
  'bytes',
  'bytes=',
  'bytes=-',
  'bytes=a-b',
  'bytes=5-4',
  'bytes=0-1,5-6',
  'bytes= 0-1',
  'lines=0-1',
  'bytes=0x1-5',
  'bytes=--5',
  'bytes=99999999999999999-',
])('[FL4] for "%s" all bytes are sent', (range) => expect(read(range)).toBeNull());

it('[FL4] a part of an older state is not mixed with this one', () => {
  expect(read('bytes=1-2', '"a"')).toEqual({ start: 1, end: 2 });
  expect(read('bytes=1-2', '"b"')).toBeNull();
  expect(read('bytes=1-2', 'W/"a"')).toBeNull();
  expect(read('bytes=1-2', 'Tue, 24 Nov 2026 08:00:00 GMT')).toBeNull();
});
