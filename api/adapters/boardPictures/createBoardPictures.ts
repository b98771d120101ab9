import { drawBoard, elementsInOrder, type DrawnObject } from '../../domain/boards/drawing/drawBoard.ts';
import { findPages, findWhole, isAnythingBeside, isOnPage } from '../../domain/boards/drawing/findPages.ts';
import type { BoardPage } from '../../domain/boards/drawing/findPages.ts';
import type { ImageShape } from '../../domain/boards/drawing/shapes.ts';
import type { BoardPicture, BoardPictures, BoardToDraw } from '../../domain/boards/picturePorts.ts';
import { notFound } from '../../domain/errors.ts';
import { createBreath } from './breathe.ts';
import { createLayText } from './layText.ts';
import { createImageReader, loadImages } from './loadImages.ts';
import { bound, planPixels } from './planPixels.ts';
import { rasterise } from './rasterise.ts';
import { createFonts } from './readFonts.ts';
import { renderPdf } from './renderPdf.ts';
import { renderSvg } from './renderSvg.ts';

const thumbnailLimits = { side: 480, pixels: 480 * 480 } as const;

type Parts = Parameters<BoardPictures['make']>[0];
type Prepared = { pages: BoardPage[]; whole: BoardPage; drawn: DrawnObject[] };

/** Draws boards. Packages and fonts are read at the first picture; one export and one thumbnail are made at a time. */
export function createBoardPictures(): BoardPictures {
  const layText = createLayText(createFonts());
  const exports = createTurns();
  const thumbnails = createTurns();

  async function make(asked: Parts): Promise<BoardPicture> {
    const prepared = await prepare(asked);
    const page = choosePage(prepared, asked.page);
    switch (asked.format) {
      case 'png':
        return makePng(asked, { page, ...prepared });
      case 'svg':
        return makeSvg(asked, { page, ...prepared });
      case 'pdf':
        return makePdf(asked, prepared);
    }
  }

  async function makePng(
    asked: Parts,
    { page, drawn }: Prepared & { page: BoardPage },
  ): Promise<BoardPicture> {
    const { objects, shown } = findShown(drawn, page);
    const reader = createImageReader(asked);
    const sizes = new Map(
      await Promise.all(
        [...new Set(shown.map(({ fileId }) => fileId))].map(
          async (id) => [id, await reader.size(id)] as const,
        ),
      ),
    );
    const size = planPixels(page, { shown, sizeOf: (fileId) => sizes.get(fileId) ?? null });
    const density = densityOf(size, page);
    const images = await loadImages(reader, { shown, density, isPlain: true });
    const bytes = await rasterise({ page, objects, images, layText }, { ...size, format: 'png' });
    return { type: 'image/png', bytes };
  }

  async function makeSvg(
    asked: Parts,
    { page, drawn }: Prepared & { page: BoardPage },
  ): Promise<BoardPicture> {
    const { objects, shown } = findShown(drawn, page);
    const reader = createImageReader(asked);
    const images = await loadImages(reader, { shown, density: null, isPlain: false });
    const { width, height, title } = { ...page, title: asked.title };
    const svg = await renderSvg({ page, objects, images, layText }, { width, height, title, hasText: true });
    return { type: 'image/svg+xml', bytes: Buffer.from(svg) };
  }

  async function makePdf(asked: Parts, { pages, whole, drawn }: Prepared): Promise<BoardPicture> {
    const chosen =
      asked.page === undefined
        ? allPages({ pages, whole, drawn })
        : [choosePage({ pages, whole, drawn }, asked.page)];
    const sheets = chosen.map((page) => ({ page, ...findShown(drawn, page) }));
    const shown = sheets.flatMap((sheet) => sheet.shown);
    const images = await loadImages(createImageReader(asked), { shown, density: null, isPlain: true });
    const drawings = sheets.map(({ page, objects }) => ({ page, objects, images, layText }));
    return { type: 'application/pdf', bytes: await renderPdf(drawings, { title: asked.title }) };
  }

  async function makeThumbnail(board: BoardToDraw): Promise<BoardPicture> {
    const { whole: page, drawn } = await prepare(board);
    const { objects, shown } = findShown(drawn, page);
    const share = thumbnailLimits.side / Math.max(page.width, page.height);
    const size = bound({ width: page.width * share, height: page.height * share }, thumbnailLimits);
    const density = densityOf(size, page);
    const images = await loadImages(createImageReader(board), { shown, density, isPlain: true });
    const bytes = await rasterise({ page, objects, images, layText }, { ...size, format: 'webp' });
    return { type: 'image/webp', bytes };
  }

  return {
    make: (asked) => exports(() => make(asked)),
    thumbnail: (board) => thumbnails(() => makeThumbnail(board)),
  };
}

async function prepare({ elements }: BoardToDraw): Promise<Prepared> {
  const { outlineStroke } = await import('./outlineStroke.ts');
  const present = elementsInOrder(elements);
  const breathe = createBreath();
  const drawn: DrawnObject[] = [];
  for (const object of drawBoard(present, outlineStroke)) {
    drawn.push(object);
    await breathe();
  }
  const pages = findPages(present);
  return { pages, whole: findWhole(drawn, pages), drawn };
}

/** A board without a background is its own and only page. */
function choosePage({ pages, whole }: Prepared, number: number | undefined): BoardPage {
  if (number === undefined) return whole;
  const page = pages.length > 0 ? pages[number - 1] : [whole][number - 1];
  if (!page) throw notFound();
  return page;
}

/** Nothing is lost: what is on no page is on the last one. */
function allPages({ pages, whole, drawn }: Prepared): BoardPage[] {
  return pages.length > 0 && !isAnythingBeside(drawn, pages) ? pages : [...pages, whole];
}

function findShown(
  drawn: readonly DrawnObject[],
  page: BoardPage,
): { objects: DrawnObject[]; shown: ImageShape[] } {
  const objects = drawn.filter(({ box }) => isOnPage(box, page));
  const shown = objects.flatMap(({ shapes }) => shapes.filter((shape) => shape.kind === 'image'));
  return { objects, shown };
}

function densityOf(size: { width: number; height: number }, page: BoardPage): number {
  return Math.max(size.width / page.width, size.height / page.height);
}

/** One after the other: a large board takes a few hundred megabytes while it is drawn. */
function createTurns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
