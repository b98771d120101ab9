/** Pixels: as wide as a screen of 4K. */
export const largestSide = 4096;

type Size = { width: number; height: number };

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * How many pixels a PNG or JPEG says that it has: known before it is decoded, for a file of a few bytes may say that it has
 * gigabytes of them. Null for what is neither.
 */
export function readPictureSize(
  bytes: Uint8Array<ArrayBuffer>,
  type: 'image/png' | 'image/jpeg',
): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return type === 'image/png' ? readPng(view) : readJpeg(view);
}

/** The first chunk is IHDR: its length, its name, then width and height. */
function readPng(view: DataView): Size | null {
  if (view.byteLength < 24 || pngSignature.some((byte, at) => view.getUint8(at) !== byte)) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Segments up to the start of frame, which has the size. */
function readJpeg(view: DataView): Size | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= view.byteLength;) {
    const marker = view.getUint16(at);
    if (marker < 0xffc0 || marker > 0xfffe) return null;
    if (isStartOfFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** 0xC0 to 0xCF but for the tables of Huffman, of arithmetic coding and the reserved one. */
const isStartOfFrame = (marker: number) =>
  marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
