import sharp from 'sharp';
import { createBoardPictures } from '../../../api/adapters/boardPictures/createBoardPictures.ts';
import type { BoardElement } from '../../../api/contract/boardElements.ts';
import type { BoardPictures } from '../../../api/domain/boards/picturePorts.ts';

export const pictures = createBoardPictures();

type Asked = Partial<Omit<Parameters<BoardPictures['make']>[0], 'images'>> & {
  images?: Record<string, Uint8Array>;
};

/** A picture of a board, with what is not said of it. */
export async function draw(elements: Iterable<BoardElement>, asked: Asked = {}): Promise<Uint8Array> {
  const { images = {}, title = 'Board', format = 'png', page } = asked;
  const board = { elements, title, format, page, images: async (id: string) => images[id] ?? null };
  return (await pictures.make(board)).bytes;
}

export async function drawSvg(elements: Iterable<BoardElement>, asked: Asked = {}): Promise<string> {
  return Buffer.from(await draw(elements, { ...asked, format: 'svg' })).toString();
}

export type Pixels = { width: number; height: number; at: (x: number, y: number) => string };

/** `at` answers `#rrggbb`. */
export async function readPixels(picture: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    at(x, y) {
      const place = (Math.round(y) * info.width + Math.round(x)) * info.channels;
      return `#${data.subarray(place, place + 3).toString('hex')}`;
    },
  };
}

/** How a picture of one colour after the other, from left to right, looks. */
export function buildStripes(
  colours: readonly string[],
  asked: { width: number; height: number; format?: 'png' | 'jpeg' | 'webp' },
): Promise<Buffer> {
  const { width, height, format = 'png' } = asked;
  const wide = width / colours.length;
  const rects = colours.map(
    (colour, at) => `<rect x="${at * wide}" width="${wide}" height="${height}" fill="${colour}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${rects.join('')}</svg>`;
  return sharp(Buffer.from(svg)).flatten().toFormat(format, { quality: 100, lossless: true }).toBuffer();
}

/** Whether two colours are the same to the eye: images are compressed. */
export function isLike(one: string, other: string): boolean {
  const values = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const [a, b] = [values(one), values(other)];
  return a.every((value, at) => Math.abs(value - (b[at] ?? 0)) <= 24);
}
