import type { BoardToDraw } from '../../domain/boards/picturePorts.ts';
import type { ImageShape } from '../../domain/boards/drawing/shapes.ts';
import { prepareImage, readSize, type PreparedImage } from './prepareImage.ts';

export type ImageReader = {
  bytes(fileId: string): Promise<Uint8Array | null>;
  /** Pixels of the image, upright; null where it is gone or no image. */
  size(fileId: string): Promise<{ width: number; height: number } | null>;
};

/** Bytes of images in memory, before and after they are prepared. What comes after is read again, or made smaller. */
const mostBytes = 64_000_000;
/** Pixels of a unit of the board that such an image still has. */
const smallDensity = 2;

export function createImageReader({ images }: Pick<BoardToDraw, 'images'>): ImageReader {
  const kept = new Map<string, Uint8Array | null>();
  let room = mostBytes;

  async function bytes(fileId: string): Promise<Uint8Array | null> {
    const known = kept.get(fileId);
    if (known !== undefined) return known;
    const read = await images(fileId);
    const size = read?.byteLength ?? 0;
    if (size > room) return read;
    room -= size;
    kept.set(fileId, read);
    return read;
  }

  return {
    bytes,
    async size(fileId) {
      const read = await bytes(fileId);
      return read && readSize(read);
    },
  };
}

/** `density`: pixels of a unit of the board; without it the images keep their own. */
export async function loadImages(
  reader: ImageReader,
  { shown, density, isPlain }: { shown: readonly ImageShape[]; density: number | null; isPlain: boolean },
): Promise<Map<string, PreparedImage>> {
  const images = new Map<string, PreparedImage>();
  let room = mostBytes;
  for (const [fileId, shapes] of Map.groupBy(shown, (shape) => shape.fileId)) {
    const bytes = await reader.bytes(fileId);
    if (!bytes) continue;
    const dense = density ?? (bytes.byteLength > room ? smallDensity : null);
    const most = dense === null ? undefined : pixelsOf(shapes, dense);
    const image = await prepareImage(bytes, { most, isPlain });
    if (!image) continue;
    room -= image.bytes.byteLength;
    images.set(fileId, image);
  }
  return images;
}

/** Of all of the image, where only a part of it is shown. */
function pixelsOf(shapes: readonly ImageShape[], density: number): { width: number; height: number } {
  return {
    width: Math.max(...shapes.map(({ width, part }) => Math.ceil((width / part.width) * density))),
    height: Math.max(...shapes.map(({ height, part }) => Math.ceil((height / part.height) * density))),
  };
}
