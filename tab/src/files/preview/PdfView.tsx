import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ZoomFit20Regular, ZoomIn20Regular, ZoomOut20Regular } from '@fluentui/react-icons';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VListHandle } from 'virtua';
import { VList } from 'virtua';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { useFileUrl } from '../useFileUrl.ts';
import { NotShown } from './NotShown.tsx';
import { PdfPage } from './PdfPage.tsx';
import { ToolBar } from './ToolBar.tsx';
import { usePdf } from './usePdf.ts';
import { useWidth } from './useWidth.ts';

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
/** Pixels beside the page. */
const margin = 16;
/** Wider a page is not made to fit a wide window: it would be read line by line. */
const widest = 900;

/** All pages of a PDF; those in sight are drawn. */
export function PdfView({ file }: { file: ConversationFile }) {
  const { t } = useTranslation();
  const { url, isFailed, onError } = useFileUrl(file, 'contentUrl');
  const opened = usePdf(url, onError);
  if (opened.state === 'failed' && opened.needsPassword)
    return <NotShown file={file} text={t('files.preview.pdfPassword')} />;
  if (isFailed || opened.state === 'failed') return <NotShown file={file} />;
  if (opened.state === 'loading') return <Loading />;
  return <Pages pdf={opened.pdf} name={visibleName(file.name)} />;
}

function Loading() {
  const styles = useStyles();
  const { t } = useTranslation();
  return <Spinner className={styles.loading} label={t('files.preview.loading')} />;
}

function Pages({ pdf, name }: { pdf: PDFDocumentProxy; name: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const list = useRef<VListHandle>(null);
  const { ref, width } = useWidth();
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);
  const count = pdf.numPages;
  const fit = Math.min(width - 2 * margin, widest);
  const step = (by: 1 | -1) => {
    const next = by > 0 ? zooms.find((one) => one > zoom) : zooms.findLast((one) => one < zoom);
    if (next !== undefined) setZoom(next);
  };
  const notePage = () => {
    const handle = list.current;
    if (handle) setPage(handle.findItemIndex(handle.scrollOffset + handle.viewportSize / 2) + 1);
  };
  return (
    <>
      <div ref={ref} className={styles.stage}>
        {width > 0 && (
          <VList
            ref={list}
            className={styles.list}
            tabIndex={0}
            role="region"
            aria-label={name}
            onScroll={notePage}
          >
            {Array.from({ length: count }, (_, index) => (
              <PdfPage
                key={index}
                pdf={pdf}
                number={index + 1}
                width={fit * zoom}
                label={t('files.preview.page', { page: index + 1, count })}
              />
            ))}
          </VList>
        )}
      </div>
      <ToolBar
        tools={[
          { label: t('files.preview.zoomOut'), icon: <ZoomOut20Regular />, onPress: () => step(-1) },
          { label: t('files.preview.zoomIn'), icon: <ZoomIn20Regular />, onPress: () => step(1) },
          { label: t('files.preview.zoomReset'), icon: <ZoomFit20Regular />, onPress: () => setZoom(1) },
        ]}
      >
        <span>{t('files.preview.page', { page, count })}</span>
      </ToolBar>
    </>
  );
}

const useStyles = makeStyles({
  loading: { flexGrow: 1 },
  stage: { flexGrow: 1, minHeight: 0, backgroundColor: tokens.colorNeutralBackground3 },
  list: { ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' } },
});
