import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { ConversationFile } from '../../../../api/contract/files.ts';

/** A PDF whose pages are to be drawn on: of the conversation, or given just now. */
export type PdfSource = { kind: 'stored'; file: ConversationFile } | { kind: 'given'; file: File };

/** Rejects with pdf.js's `PasswordException` or another error; `close` ends its worker. */
export async function openSource(source: PdfSource): Promise<{ pdf: PDFDocumentProxy; close: () => void }> {
  // pdf.js is large, and most boards have no PDF.
  const { openPdf } = await import('../../files/preview/openPdf.ts');
  const task = openPdf(
    source.kind === 'stored'
      ? (source.file.contentUrl ?? '')
      : new Uint8Array(await source.file.arrayBuffer()),
  );
  const pdf = await task.promise;
  return { pdf, close: () => void task.destroy() };
}
