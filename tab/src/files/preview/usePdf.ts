import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useEffectEvent, useState } from 'react';
import { openPdf } from './openPdf.ts';

export type Pdf =
  | { state: 'loading' }
  | { state: 'open'; pdf: PDFDocumentProxy }
  | { state: 'failed'; needsPassword: boolean };

/** The PDF at an address; `onRefused` when there is no answer of it there. */
export function usePdf(url: string | null, onRefused: () => void): Pdf {
  const [opened, setOpened] = useState<{ url: string | null; pdf: Pdf }>({
    url: null,
    pdf: { state: 'loading' },
  });
  const tell = useEffectEvent(onRefused);
  useEffect(() => {
    if (url === null) return;
    let isGone = false;
    const task = openPdf(url);
    task.promise.then(
      (pdf) => {
        if (!isGone) setOpened({ url, pdf: { state: 'open', pdf } });
      },
      (error: unknown) => {
        if (isGone) return;
        const name = error instanceof Error ? error.name : '';
        // What did come may be no PDF, or want a password: neither is cured by another address.
        if (name !== 'PasswordException' && name !== 'InvalidPDFException') tell();
        setOpened({ url, pdf: { state: 'failed', needsPassword: name === 'PasswordException' } });
      },
    );
    return () => {
      isGone = true;
      void task.destroy();
    };
  }, [url]);
  return opened.url === url ? opened.pdf : { state: 'loading' };
}
