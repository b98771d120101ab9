import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/** Pixels of a picture inside of a PDF; larger ones are left out, before they fill the memory. */
const mostPixels = 100_000_000;

/** Copied there by the build. */
const parts = '/pdf/';

/** Opens a PDF. Its scripts and forms are never run, and its links lead nowhere: only what is printed is shown. */
export function openPdf(source: string | Uint8Array): PDFDocumentLoadingTask {
  GlobalWorkerOptions.workerSrc = workerUrl;
  return getDocument({
    ...(typeof source === 'string' ? { url: source } : { data: source }),
    enableXfa: false,
    maxImageSize: mostPixels,
    disableWorkerRendering: true,
    cMapUrl: `${parts}cmaps/`,
    standardFontDataUrl: `${parts}standard_fonts/`,
    wasmUrl: `${parts}wasm/`,
    iccUrl: `${parts}iccs/`,
  });
}
