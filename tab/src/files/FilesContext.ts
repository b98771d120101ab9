import { createContext, useContext } from 'react';
import type { Layout } from '../ui/useLayout.ts';
import type { FileFilter } from './fileFilter.ts';

/** What every place that shows files of a conversation can do with them. */
export type FilesAround = {
  conversationId: string;
  layout: Layout;
  /** The case is closed: nothing more is shared here. */
  isClosed: boolean;
  /** `among`: the list that previous and next go through; else all files of the conversation. */
  onOpen: (fileId: string, among?: FileFilter) => void;
  onShowAll: (filter: FileFilter) => void;
  /** Null where pane 3 stands beside the messages. */
  onShowDetails: (() => void) | null;
  /** Null where nothing can be uploaded. */
  onUploadAgain: (() => void) | null;
};

/** Outside of a conversation files are shown and do nothing. */
export const FilesContext = createContext<FilesAround>({
  conversationId: '',
  layout: 'three',
  isClosed: false,
  onOpen: () => {},
  onShowAll: () => {},
  onShowDetails: null,
  onUploadAgain: null,
});

export function useFilesAround(): FilesAround {
  return useContext(FilesContext);
}
