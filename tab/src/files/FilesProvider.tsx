import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import type { Layout } from '../ui/useLayout.ts';
import type { FileFilter } from './fileFilter.ts';
import type { FilesAround } from './FilesContext.ts';
import { FilesContext } from './FilesContext.ts';

const loadPreview = () => import('./preview/PreviewDialog.tsx').then((file) => file.PreviewDialog);
const loadAllFiles = () => import('./AllFilesDialog.tsx').then((file) => file.AllFilesDialog);

type Props = {
  conversation: Conversation;
  layout: Layout;
  onShowDetails?: (() => void) | null;
  /** Opens the upload, for who sent a file that is lost. */
  onUploadAgain?: (() => void) | null;
  /** A file that is open from the start. */
  firstOpen?: string | null;
  children: ReactNode;
};

/** Opens files, and the list of all of them, for what stands inside it. */
export function FilesProvider(props: Props) {
  const {
    conversation,
    layout,
    onShowDetails = null,
    onUploadAgain = null,
    firstOpen = null,
    children,
  } = props;
  const [opened, setOpened] = useState<{ fileId: string; among?: FileFilter } | null>(
    firstOpen === null ? null : { fileId: firstOpen },
  );
  const [listed, setListed] = useState<FileFilter | null>(null);
  const isClosed = conversation.case?.state === 'closed';
  const around = useMemo<FilesAround>(
    () => ({
      conversationId: conversation.id,
      layout,
      isClosed,
      onOpen: (fileId, among) => setOpened({ fileId, ...(among ? { among } : {}) }),
      onShowAll: setListed,
      onShowDetails,
      onUploadAgain:
        onUploadAgain &&
        (() => {
          setOpened(null);
          setListed(null);
          onUploadAgain();
        }),
    }),
    [conversation.id, layout, isClosed, onShowDetails, onUploadAgain],
  );
  return (
    <FilesContext value={around}>
      {children}
      {listed && (
        <LazyPart
          load={loadAllFiles}
          props={{ members: conversation.members, first: listed, onClose: () => setListed(null) }}
        />
      )}
      {opened && <LazyPart load={loadPreview} props={{ ...opened, onClose: () => setOpened(null) }} />}
    </FilesContext>
  );
}
