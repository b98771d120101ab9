import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { drawPdfPage } from './renderPdfPage.ts';

/** Pixels of the small picture's longer side, for screens of double sharpness. */
const sharp = 320;

type Props = {
  pdf: PDFDocumentProxy;
  page: number;
  isChosen: boolean;
  isDisabled: boolean;
  onChosen: (isChosen: boolean) => void;
};

/** A page to be chosen; it is drawn when it comes into sight. */
export function PageTile({ pdf, page, isChosen, isDisabled, onChosen }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    let isGone = false;
    let drawing: ReturnType<typeof drawPdfPage> | null = null;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      void pdf.getPage(page).then((found) => {
        if (isGone) return;
        drawing = drawPdfPage(found, { canvas: element, longest: sharp });
        // Given up when the dialog closes; a page that cannot be drawn stays white.
        drawing.promise.catch(() => undefined);
      });
    });
    observer.observe(element);
    return () => {
      isGone = true;
      observer.disconnect();
      drawing?.cancel();
    };
  }, [pdf, page]);
  return (
    <div className={mergeClasses(styles.tile, isChosen && styles.chosen)}>
      <canvas
        ref={canvas}
        aria-hidden
        className={styles.page}
        onClick={() => {
          if (!isDisabled) onChosen(!isChosen);
        }}
      />
      <Checkbox
        className={styles.box}
        label={t('whiteboards.background.page', { page })}
        checked={isChosen}
        disabled={isDisabled}
        onChange={(_, { checked }) => onChosen(checked === true)}
      />
    </div>
  );
}

const useStyles = makeStyles({
  tile: {
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusMedium,
    border: `2px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  chosen: { border: `2px solid ${tokens.colorCompoundBrandStroke}` },
  page: {
    display: 'block',
    width: '100%',
    height: '160px',
    objectFit: 'contain',
    backgroundColor: '#fff',
    cursor: 'pointer',
  },
  // Label and box together are as high as a finger needs.
  box: { minHeight: '48px', '& > *': { alignSelf: 'center' } },
});
