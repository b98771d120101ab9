import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A photo of a telephone; unless told otherwise it tells where it was taken, and on which day its receiver knew. */
export function buildPhoto(
  photo: { format?: 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff'; hasPlace?: boolean } = {},
): Promise<Buffer> {
  const { format = 'jpeg', hasPlace = true } = photo;
  const place = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '45/1 32/1 1234/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '10/1 13/1 4321/100',
    GPSDateStamp: '2026:11:11',
  };
  return sharp({ create: { width: 80, height: 60, channels: 3, background: '#c03020' } })
    .withExif({
      IFD0: { Make: 'Acme', Model: 'Phone 12' },
      IFD2: { DateTimeOriginal: '2026:11:12 21:46:10' },
      ...(hasPlace ? { IFD3: place } : {}),
    })
    .toFormat(format)
    .toBuffer();
}

/** A PNG of `side` × `side` points, all of them black: a few hundred kilobytes, gigabytes when decoded. */
export function buildBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const points = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 1 });
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, toChunk('IHDR', header), toChunk('IDAT', points), toChunk('IEND')]);
}

function toChunk(type: string, content = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(content.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}
