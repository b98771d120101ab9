import { decodeText } from '../../../tab/src/files/preview/decodeText.ts';

const bytesOf = (...bytes: number[]) => new Uint8Array(bytes);

test('[FL4] text that is UTF-8 to its last byte is read so', () => {
  const bytes = new TextEncoder().encode('Però: 5 µm – già');
  expect(decodeText(bytes, { isCut: false })).toEqual({ text: 'Però: 5 µm – già', encoding: 'UTF-8' });
});

test('[FL4] any other text is Windows-1252, as older controls write', () => {
  // Però 5 µm – €
  const bytes = bytesOf(0x50, 0x65, 0x72, 0xf2, 0x20, 0x35, 0x20, 0xb5, 0x6d, 0x20, 0x96, 0x20, 0x80);
  expect(decodeText(bytes, { isCut: false })).toEqual({ text: 'Però 5 µm – €', encoding: 'Windows-1252' });
});

test('[FL4] a character that was cut through at the end does not make it another encoding', () => {
  const cut = new TextEncoder().encode('già').slice(0, -1);
  expect(decodeText(cut, { isCut: true })).toEqual({ text: 'gi', encoding: 'UTF-8' });
  expect(decodeText(cut, { isCut: false }).encoding).toBe('Windows-1252');
});

test.each([
  ['UTF-16 LE', bytesOf(0xff, 0xfe, 0x47, 0x00, 0xf2, 0x00)],
  ['UTF-16 BE', bytesOf(0xfe, 0xff, 0x00, 0x47, 0x00, 0xf2)],
])('[FL4] text that begins with the mark of %s is read so', (encoding, bytes) => {
  expect(decodeText(bytes, { isCut: false })).toEqual({ text: 'Gò', encoding });
  expect(decodeText(bytes.slice(0, -1), { isCut: true })).toEqual({ text: 'G', encoding });
});
