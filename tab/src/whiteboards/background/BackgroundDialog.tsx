import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Camera20Regular, FolderOpen20Regular } from '@fluentui/react-icons';
import type { ChangeEvent, ClipboardEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import type { Whiteboard } from '../../../../api/contract/whiteboards.ts';
import { useFilesAround } from '../../files/FilesContext.ts';
import { FullDialog } from '../../files/FullDialog.tsx';
import { useIsTouch } from '../../messages/composer/useIsTouch.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { LazyPart } from '../../ui/LazyPart.tsx';
import { pastedFiles } from '../../uploads/choose/pastedFiles.ts';
import { SeenBy } from '../SeenBy.tsx';
import { PdfPages } from './PdfPages.tsx';
import { StoredFiles } from './StoredFiles.tsx';
import type { Backgrounds } from './useBackgrounds.ts';

const loadCapture = () => import('../../uploads/capture/CapturePanel.tsx').then((file) => file.CapturePanel);
const accepted = 'image/png,image/jpeg,image/webp,application/pdf,.heic,.heif';

type Props = { board: Whiteboard; backgrounds: Backgrounds; onClose: () => void };

/** What can be drawn on: files of the conversation, the device's, the camera's, the clipboard's (rule WB5). */
export function BackgroundDialog({ board, backgrounds, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [isCapturing, setIsCapturing] = useState(false);
  const { pdf, choosePdf } = backgrounds;
  const close = () => {
    choosePdf(null);
    onClose();
  };
  const take = (files: File[]) => {
    if (files.length === 0) return;
    backgrounds.give(files);
    setIsCapturing(false);
    // How they fare stands above the board; of a PDF its pages are chosen here first.
    if (!files.some(backgrounds.isPdf)) onClose();
  };
  const choose = (file: ConversationFile) => {
    if (file.kind === 'pdf') return choosePdf({ kind: 'stored', file });
    backgrounds.addStored(file);
    onClose();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = pastedFiles(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  };
  if (pdf) {
    return (
      <FullDialog
        title={t('whiteboards.background.pages', { name: visibleName(pdf.file.name) })}
        onClose={close}
      >
        <PdfPages
          source={pdf}
          onBack={() => choosePdf(null)}
          onAdd={(pages) => {
            backgrounds.addPages(pdf, pages);
            close();
          }}
        />
      </FullDialog>
    );
  }
  return (
    <FullDialog title={t('whiteboards.background.title')} onClose={close}>
      <div className={styles.body} onPaste={onPaste}>
        <SeenBy companies={board.companies} isStrip={false} />
        {isCapturing ? (
          <LazyPart
            load={loadCapture}
            props={{
              kind: 'photo',
              onFile: (file: File) => take([file]),
              onRecording: () => undefined,
              onBack: () => setIsCapturing(false),
            }}
          />
        ) : (
          <FromDevice onFiles={take} onCapture={() => setIsCapturing(true)} />
        )}
        <StoredFiles conversationId={board.conversationId} onChoose={choose} />
      </div>
    </FullDialog>
  );
}

function FromDevice({ onFiles, onCapture }: { onFiles: (files: File[]) => void; onCapture: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const isTouch = useIsTouch();
  const isOne = useFilesAround().layout === 'one';
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(target.files ?? [])]);
    // The same file may be chosen again.
    target.value = '';
  };
  const touch = isTouch || isOne ? styles.touch : undefined;
  return (
    <div className={styles.device}>
      <input ref={chooser} type="file" accept={accepted} multiple hidden onChange={take} />
      {isTouch && (
        <input ref={camera} type="file" accept="image/*" capture="environment" hidden onChange={take} />
      )}
      <Button
        className={touch}
        data-focus-next
        icon={<FolderOpen20Regular />}
        onClick={() => chooser.current?.click()}
      >
        {t('whiteboards.background.fromDevice')}
      </Button>
      <Button
        className={touch}
        icon={<Camera20Regular />}
        onClick={() => (isTouch ? camera.current?.click() : onCapture())}
      >
        {t('whiteboards.background.photo')}
      </Button>
      <p className={styles.note}>
        {!isTouch && `${t('whiteboards.background.paste')} · `}
        {t('whiteboards.background.readers')}
      </p>
    </div>
  );
}

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: '12px',
    minHeight: 0,
    padding: '12px 16px',
    boxSizing: 'border-box',
    overflowY: 'auto',
    '& > *': { flexShrink: 0 },
  },
  device: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  touch: { minHeight: '48px' },
});
