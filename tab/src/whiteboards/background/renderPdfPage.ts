import type { PDFPageProxy } from 'pdfjs-dist';

/** Pixels of the longer side: fine print can be read, and every phone makes such a canvas. */
const longestSide = 4_096;

/** The page as a PNG, on white. */
export async function renderPdfPage(page: PDFPageProxy): Promise<Blob> {
  const canvas = document.createElement('canvas');
  await drawPdfPage(page, { canvas, longest: longestSide }).promise;
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  // Its memory at once: pages are made one after the other.
  canvas.width = 0;
  if (!picture) throw new Error('the browser made no picture of the page');
  return picture;
}

/** Draws the whole page with `longest` pixels to its longer side. */
export function drawPdfPage(
  page: PDFPageProxy,
  { canvas, longest }: { canvas: HTMLCanvasElement; longest: number },
): ReturnType<PDFPageProxy['render']> {
  const size = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: longest / Math.max(size.width, size.height) });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  return page.render({ canvas, viewport, background: '#fff' });
}
