import { formatSize } from '../../../tab/src/ui/formatSize.ts';

test.each([
  [131, '131 byte', '131 byte'],
  [1_024, '1 kB', '1 kB'],
  [12_600, '12 kB', '12 kB'],
  [1_020_000, '996 kB', '996 kB'],
  [1_048_575, '1.0 MB', '1,0 MB'],
  [4_320_000, '4.1 MB', '4,1 MB'],
  [262_144_000, '250 MB', '250 MB'],
  [1_610_000_000, '1.5 GB', '1,5 GB'],
])('[AX2] %d bytes in the reader’s way', (bytes, english, italian) => {
  const plain = (text: string) => text.replace(/\s/g, ' ');
  expect(plain(formatSize(bytes, 'en'))).toBe(english);
  expect(plain(formatSize(bytes, 'it-IT'))).toBe(italian);
});
