import sharp from 'sharp';
import { readMedia } from '../../../api/adapters/media/readMedia.ts';
import { buildBomb, buildPhoto } from '../../builders/photos.ts';

const read = (bytes: Buffer, asked: { type: string; removeLocation?: boolean }) =>
  readMedia({
    kind: 'image',
    size: bytes.length,
    removeLocation: false,
    ...asked,
    open: async () =>
      (async function* () {
        yield new Uint8Array(bytes);
      })(),
  });

it('[DP1] a photo tells its size, camera and time, and gets a small picture', async () => {
  const { media, thumbnail, withoutLocation } = await read(await buildPhoto(), { type: 'image/jpeg' });
  expect(media).toEqual({
    width: 80,
    height: 60,
    durationSeconds: null,
    takenAt: '2026-11-12T21:46:10',
    takenWith: 'Acme Phone 12',
  });
  expect(await sharp(thumbnail ?? undefined).metadata()).toMatchObject({ format: 'jpeg' });
  expect(withoutLocation).toBeNull();
});

it('[FL6] the small picture never tells the place', async () => {
  const { thumbnail } = await read(await buildPhoto(), { type: 'image/jpeg' });
  expect((await sharp(thumbnail ?? undefined).metadata()).exif).toBeUndefined();
});

it.each(['jpeg', 'png', 'webp', 'avif'] as const)(
  '[FL6] a %s without a place stays as it is, one with a place loses it and no pixel',
  async (format) => {
    const asked = { type: `image/${format}`, removeLocation: true };
    const plain = await buildPhoto({ format, hasPlace: false });
    expect((await read(plain, asked)).withoutLocation).toBeNull();
    const photo = await buildPhoto({ format });
    const before = await sharp(photo).metadata();
    // Without it, this test could not fail.
    expect(before.exif?.includes(Buffer.from('2026:11:11'))).toBe(true);
    const { media, withoutLocation } = await read(photo, asked);
    expect(media).toMatchObject({ width: 80, height: 60, takenAt: '2026-11-12T21:46:10' });
    const bytes = Buffer.from(withoutLocation ?? []);
    const after = await sharp(bytes).metadata();
    expect(after).toMatchObject({ width: before.width, height: before.height, format: before.format });
    // The date that the receiver of GPS stamped.
    expect(bytes.includes(Buffer.from('2026:11:11'))).toBe(false);
  },
);

it('[FL6] a place that only the XMP packet tells goes too', async () => {
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="45,32.5N"/></rdf:RDF></x:xmpmeta>';
  const photo = await sharp(await buildPhoto({ hasPlace: false }))
    .withXmp(xmp)
    .jpeg()
    .toBuffer();
  expect(photo.includes(Buffer.from('45,32.5N'))).toBe(true);
  const { withoutLocation } = await read(photo, { type: 'image/jpeg', removeLocation: true });
  expect(Buffer.from(withoutLocation ?? []).includes(Buffer.from('45,32.5N'))).toBe(false);
  expect(withoutLocation).not.toBeNull();
});

it('[FL6] a turned photo stands upright when its place is gone', async () => {
  const turned = await sharp(await buildPhoto())
    .keepExif()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { media, withoutLocation } = await read(turned, { type: 'image/jpeg', removeLocation: true });
  expect(media).toMatchObject({ width: 60, height: 80 });
  const after = await sharp(Buffer.from(withoutLocation ?? [])).metadata();
  expect([after.width, after.height, after.orientation ?? 1]).toEqual([60, 80, 1]);
});

it('[FL6] of a decompression bomb no pixel is decoded', async () => {
  const side = 30_000;
  const bomb = buildBomb(side);
  expect(bomb.length).toBeLessThan(2_000_000);
  const before = process.resourceUsage().maxRSS;
  const { media, thumbnail } = await read(bomb, { type: 'image/png', removeLocation: true });
  expect(media).toMatchObject({ width: side, height: side });
  expect(thumbnail).toBeNull();
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(100_000);
});

it.each<[string, (photo: Buffer) => Buffer]>([
  ['cut in the middle', (photo) => photo.subarray(0, photo.length / 2)],
  ['of its first bytes alone', (photo) => photo.subarray(0, 20)],
  [
    'with broken EXIF',
    (photo) => Buffer.from(photo.toString('latin1').replace('II*\0', 'II*\u0001'), 'latin1'),
  ],
  ['that is none', () => Buffer.from('GIF89a<script>alert(1)</script>')],
])('[FL6] a picture %s harms nothing', async (_what, change) => {
  const read2 = await read(change(await buildPhoto()), { type: 'image/jpeg', removeLocation: true });
  expect(Object.keys(read2).sort()).toEqual(['media', 'thumbnail', 'withoutLocation']);
});

it('[FL6] EXIF that claims millions of values costs nothing', async () => {
  const entries = 5_000;
  const exif = Buffer.alloc(65_000);
  exif.write('II*\0', 'latin1');
  exif.writeUInt32LE(8, 4);
  exif.writeUInt16LE(entries, 8);
  for (let index = 0; index < entries; index += 1) {
    const at = 10 + index * 12;
    // Each list points to this one again, and each value is the whole of it.
    const tag = [0x8769, 0x8825, 0xa005][index] ?? 0xb000 + index;
    exif.writeUInt16LE(tag, at);
    exif.writeUInt16LE(index < 3 ? 4 : 1, at + 2);
    exif.writeUInt32LE(index < 3 ? 1 : 60_000, at + 4);
    exif.writeUInt32LE(8, at + 8);
  }
  const segment = Buffer.concat([Buffer.from('ffe1fdf0', 'hex'), Buffer.from('Exif\0\0'), exif]);
  segment.writeUInt16BE(segment.length - 2, 2);
  const photo = await buildPhoto({ hasPlace: false });
  const bytes = Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]);
  const before = { cpu: process.cpuUsage(), memory: process.resourceUsage().maxRSS };
  const { withoutLocation } = await read(bytes, { type: 'image/jpeg', removeLocation: true });
  expect(withoutLocation).not.toBeNull();
  expect(process.cpuUsage(before.cpu).user).toBeLessThan(2_000_000);
  expect(process.resourceUsage().maxRSS - before.memory).toBeLessThan(100_000);
});
