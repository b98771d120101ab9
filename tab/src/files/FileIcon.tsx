import {
  Document24Regular,
  DocumentPdf24Regular,
  DocumentText24Regular,
  FolderZip24Regular,
  Image24Regular,
  Mic24Regular,
  Table24Regular,
  VideoClip24Regular,
} from '@fluentui/react-icons';
import type { FileKind } from '../../../api/contract/files.ts';

const icons = {
  image: Image24Regular,
  pdf: DocumentPdf24Regular,
  text: DocumentText24Regular,
  table: Table24Regular,
  audio: Mic24Regular,
  video: VideoClip24Regular,
  archive: FolderZip24Regular,
  other: Document24Regular,
} as const satisfies Record<FileKind, unknown>;

/** What kind of file it is; its words stand beside it. */
export function FileIcon({ kind }: { kind: FileKind }) {
  const Icon = icons[kind];
  return <Icon aria-hidden />;
}
