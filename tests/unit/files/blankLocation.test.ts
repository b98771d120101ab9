import { blankLocation } from '../../../api/adapters/media/blankLocation.ts';

const place = '45 32 12.34';
const maker = 'Acme Phone 12';

/** A TIFF with a maker, and unless told otherwise with a list of GPS that points to a text; as EXIF lies in HEIC. */
function buildTiff({ isLittle, hasPlace = true }: { isLittle: boolean; hasPlace?: boolean }): Buffer {
  const bytes = Buffer.alloc(200);
  const write16 = (value: number, at: number) =>
    isLittle ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  const write32 = (value: number, at: number) =>
    isLittle ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  const entry = (at: number, [tag, type, count, value]: [number, number, number, number]) => {
    write16(tag, at);
    write16(type, at + 2);
    write32(count, at + 4);
    write32(value, at + 8);
  };
  bytes.write(isLittle ? 'II*\0' : 'MM\0*', 'latin1');
  write32(8, 4);
  write16(hasPlace ? 2 : 1, 8);
  entry(10, [0x010f, 2, maker.length + 1, 120]);
  if (hasPlace) entry(22, [0x8825, 4, 1, 60]);
  bytes.write(maker, 120);
  if (hasPlace) {
    write16(2, 60);
    entry(62, [0x0001, 2, 2, isLittle ? 0x4e : 0x4e000000]);
    entry(74, [0x0002, 2, place.length + 1, 150]);
    bytes.write(place, 150);
  }
  return bytes;
}

const heic = (exif: Buffer) =>
  Buffer.concat([
    Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1'),
    Buffer.alloc(300, 7),
    exif,
    Buffer.alloc(99, 9),
  ]);

describe.each([true, false])('little endian: %s', (isLittle) => {
  it('[FL6] the place in a HEIC or TIFF is overwritten, and nothing else', () => {
    for (const wrap of [(exif: Buffer) => exif, heic]) {
      const picture = wrap(buildTiff({ isLittle }));
      const blanked = blankLocation(picture);
      expect(blanked).not.toBeNull();
      expect(blanked?.length).toBe(picture.length);
      expect(blanked?.includes(place)).toBe(false);
      expect(blanked?.includes(maker)).toBe(true);
      const changed = [...picture].filter((byte, at) => byte !== blanked?.[at]).length;
      expect(changed).toBeLessThanOrEqual(place.length + 1 + 8);
      // What was given is left alone.
      expect(picture.includes(place)).toBe(true);
    }
  });

  it('[FL6] without a place it stays as it is', () => {
    expect(blankLocation(heic(buildTiff({ isLittle, hasPlace: false })))).toBeNull();
  });

  it('[FL6] a list that says it is longer than the file loses what there is of it', () => {
    const picture = buildTiff({ isLittle });
    if (isLittle) picture.writeUInt16LE(500, 60);
    else picture.writeUInt16BE(500, 60);
    expect(blankLocation(picture)?.includes(place)).toBe(false);
  });

  it('[FL6] a value that says it is the whole file costs no more than a value', () => {
    const picture = Buffer.concat([buildTiff({ isLittle }), Buffer.alloc(1_000_000, 9)]);
    if (isLittle) picture.writeUInt32LE(900_000, 78);
    else picture.writeUInt32BE(900_000, 78);
    const blanked = blankLocation(picture);
    expect(blanked?.includes(place)).toBe(false);
    expect(blanked?.indexOf(9)).toBe(150 + 65_536);
  });

  it('[FL6] lists that point anywhere, at themselves or beyond the end harm nothing', () => {
    for (let at = 4; at < 100; at += 1) {
      for (const value of [0, 1, 8, 60, 199, 0x7fffffff, 0xffffffff]) {
        const bytes = buildTiff({ isLittle });
        bytes.writeUInt32LE(value, at);
        blankLocation(bytes);
        blankLocation(heic(bytes));
      }
    }
    for (let length = 0; length < 200; length += 1) {
      blankLocation(buildTiff({ isLittle }).subarray(0, length));
    }
  });
});

it('[FL6] the words of XMP for places are blanked as attributes and as elements', () => {
  const xmp =
    '<x:xmpmeta><rdf:Description exif:GPSLatitude="45,32.5N" photoshop:City="Biella" xmp:CreatorTool="Acme 12">' +
    '<Iptc4xmpCore:Location>Via Roma 1</Iptc4xmpCore:Location></rdf:Description></x:xmpmeta>';
  const picture = heic(Buffer.from(xmp));
  const blanked = blankLocation(picture)?.toString('latin1') ?? '';
  expect(blanked).toHaveLength(picture.length);
  for (const word of ['45,32.5N', 'Biella', 'Via Roma']) expect(blanked).not.toContain(word);
  expect(blanked).toContain('Acme 12');
  expect(blankLocation(heic(Buffer.from('<x:xmpmeta xmp:CreatorTool="Acme"></x:xmpmeta>')))).toBeNull();
  // A packet without an end.
  expect(blankLocation(Buffer.from('<x:xmpmeta exif:GPSLatitude="45,32.5N"'))).toBeNull();
});

it.each([
  ['headers that lead nowhere', 'II*\0'],
  ['headers of the other order', 'MM\0*'],
  ['starts of packets', '<x:xmpmeta '],
  ['words for places', 'GPS'],
])('[FL6] a picture made of %s holds nobody up', (_what, piece) => {
  const picture = Buffer.from(`<x:xmpmeta ${piece.repeat(300_000)}</x:xmpmeta>`, 'latin1');
  const before = process.cpuUsage();
  blankLocation(picture);
  expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
});

it('[FL6] the places of IPTC are overwritten, and its other words are left', () => {
  const set = (dataset: number, words: string) =>
    Buffer.concat([Buffer.from([0x1c, 2, dataset, 0, words.length]), Buffer.from(words)]);
  const picture = heic(Buffer.concat([set(90, 'Brescia'), set(120, 'Lower guide'), set(101, 'Italy')]));
  const blanked = blankLocation(picture);
  expect(blanked?.length).toBe(picture.length);
  expect([
    blanked?.includes('Brescia'),
    blanked?.includes('Italy'),
    blanked?.includes('Lower guide'),
  ]).toEqual([false, false, true]);
});
