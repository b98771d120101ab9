import { makeStyles, tokens } from '@fluentui/react-components';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { drawPage } from './drawPage.ts';

type Props = { pdf: PDFDocumentProxy; number: number; width: number; label: string };

/** Of a page of A4, until the page itself is known. */
const usualRatio = Math.SQRT2;

/** One page of a PDF, drawn while it is near the screen, with its text above it to be selected and read out. */
export function PdfPage({ pdf, number, width, label }: Props) {
  const styles = useStyles();
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  useEffect(() => {
    let isGone = false;
    void pdf.getPage(number).then(
      (loaded) => !isGone && setPage(loaded),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [pdf, number]);
  const original = page?.getViewport({ scale: 1 });
  const scale = original ? width / original.width : 1;
  const height = original ? original.height * scale : width * usualRatio;
  useEffect(() => {
    if (!page || !canvas.current || !text.current) return;
    return drawPage(page, { canvas: canvas.current, text: text.current, scale });
  }, [page, scale]);
  return (
    <div className={styles.around}>
      <section aria-label={label} className={styles.page} style={{ width, height }}>
        <canvas ref={canvas} className={styles.canvas} aria-hidden />
        <div
          ref={text}
          className={styles.text}
          style={
            { '--total-scale-factor': scale, '--scale-round-x': '1px', '--scale-round-y': '1px' } as object
          }
        />
      </section>
    </div>
  );
}

const useStyles = makeStyles({
  around: { padding: '8px 16px', boxSizing: 'border-box', width: 'max-content', minWidth: '100%' },
  page: {
    position: 'relative',
    margin: '0 auto',
    backgroundColor: 'white',
    boxShadow: tokens.shadow4,
    overflow: 'hidden',
  },
  canvas: { display: 'block', width: '100%', height: '100%' },
  // As pdf.js's own viewer lays its text: each piece over where it is drawn, itself not to be seen.
  text: {
    position: 'absolute',
    inset: 0,
    overflow: 'clip',
    lineHeight: 1,
    textAlign: 'initial',
    transformOrigin: '0 0',
    forcedColorAdjust: 'none',
    '--min-font-size': '1',
    '--text-scale-factor': 'calc(var(--total-scale-factor) * var(--min-font-size))',
    '--min-font-size-inv': 'calc(1 / var(--min-font-size))',
    '& span, & br': {
      position: 'absolute',
      color: 'transparent',
      whiteSpace: 'pre',
      cursor: 'text',
      transformOrigin: '0% 0%',
    },
    '& > :not(.markedContent), & .markedContent span:not(.markedContent)': {
      '--font-height': '0',
      '--scale-x': '1',
      '--rotate': '0deg',
      fontSize: 'calc(var(--text-scale-factor) * var(--font-height))',
      transform: 'rotate(var(--rotate)) scaleX(var(--scale-x)) scale(var(--min-font-size-inv))',
    },
    '& .markedContent': { display: 'contents' },
  },
});
