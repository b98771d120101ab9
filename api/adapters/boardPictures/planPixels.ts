import type { BoardPage } from '../../domain/boards/drawing/findPages.ts';
import type { ImageShape } from '../../domain/boards/drawing/shapes.ts';

type Size = { width: number; height: number };

/** Pixels of an exported picture at most: what every viewer opens, and what one instance has memory for. */
const exportLimits = { side: 8_192, pixels: 40_000_000 } as const;

/** Of a unit of the board, where no image says more. */
const usualDensity = 2;
/** A large photo shrunk to a stamp does not make the whole board so dense. */
const mostDensity = 8;
/** A page whose image has fewer pixels is drawn larger: nobody could read what is written on it. */
const leastSide = 64;

/** Pixels of a page: those of its image; otherwise as many as its densest image needs. */
export function planPixels(
  page: BoardPage,
  { shown, sizeOf }: { shown: readonly ImageShape[]; sizeOf: (fileId: string) => Size | null },
): Size {
  const background = shown.find(({ fileId }) => fileId === page.background?.fileId);
  const natural = background && sizeOf(background.fileId);
  if (background && natural) {
    const own = {
      width: natural.width * background.part.width,
      height: natural.height * background.part.height,
    };
    if (Math.max(own.width, own.height) >= leastSide) return bound(own);
  }
  const densities = shown.map(({ fileId, width, part }) => {
    const size = sizeOf(fileId);
    return size && width > 0 ? (size.width * part.width) / width : 0;
  });
  const density = Math.min(mostDensity, Math.max(usualDensity, ...densities));
  return bound({ width: page.width * density, height: page.height * density });
}

export function bound(
  { width, height }: Size,
  limits: { side: number; pixels: number } = exportLimits,
): Size {
  const share = Math.min(
    1,
    limits.side / Math.max(width, height),
    Math.sqrt(limits.pixels / Math.max(1, width * height)),
  );
  // Rounded down, so that the limits hold.
  const shorten = (side: number) => Math.max(1, share < 1 ? Math.floor(side * share) : Math.round(side));
  return { width: shorten(width), height: shorten(height) };
}
