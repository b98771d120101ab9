import type { PDFPageProxy } from 'pdfjs-dist';
import { TextLayer } from 'pdfjs-dist';

/** Pixels of one canvas: more some phones refuse. */
const mostPixels = 16_000_000;

type Onto = {
  canvas: HTMLCanvasElement;
  text: HTMLDivElement;
  /** CSS pixels for one of the page. */ scale: number;
};

/** Draws a page of a PDF and lays its text over it. The returned function gives up. */
export function drawPage(page: PDFPageProxy, { canvas, text, scale }: Onto): () => void {
  const size = page.getViewport({ scale });
  const sharpness = Math.min(devicePixelRatio, Math.sqrt(mostPixels / (size.width * size.height)));
  const viewport = page.getViewport({ scale: scale * sharpness });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const drawing = page.render({ canvas, viewport });
  drawing.promise.catch(() => undefined);
  text.replaceChildren();
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: text,
    viewport: size,
  });
  layer.render().catch(() => undefined);
  return () => {
    drawing.cancel();
    layer.cancel();
  };
}
