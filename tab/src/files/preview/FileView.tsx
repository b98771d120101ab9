import { Button } from '@fluentui/react-components';
import {
  DeleteRegular,
  DocumentRegular,
  ErrorCircleRegular,
  LockClosedRegular,
  ShieldCheckmarkRegular,
  ShieldDismissRegular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { useSession } from '../../session.ts';
import { LazyPart } from '../../ui/LazyPart.tsx';
import { StateView } from '../../ui/StateView.tsx';
import { useFilesAround } from '../FilesContext.ts';
import { canOpen, fileStatus } from '../fileStatus.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { ImageView } from './ImageView.tsx';
import { MediaView } from './MediaView.tsx';

const loadPdf = () => import('./PdfView.tsx').then((file) => file.PdfView);
const loadText = () => import('./TextView.tsx').then((file) => file.TextView);
const loadTable = () => import('./TableView.tsx').then((file) => file.TableView);

/** The file itself, or in words why it is not to be seen. */
export function FileView({ file }: { file: ConversationFile }) {
  const status = fileStatus(file);
  if (status === 'ready' || (status === 'checking' && canOpen(file))) return <OpenFile file={file} />;
  return <WhyNot file={file} status={status} />;
}

function OpenFile({ file }: { file: ConversationFile }) {
  const { t } = useTranslation();
  switch (file.kind) {
    case 'image':
      return <ImageView file={file} />;
    case 'audio':
    case 'video':
      return <MediaView file={file} />;
    case 'pdf':
      return <LazyPart load={loadPdf} props={{ file }} />;
    case 'text':
      return <LazyPart load={loadText} props={{ file }} />;
    case 'table':
      return <LazyPart load={loadTable} props={{ file }} />;
    case 'archive':
    case 'other':
      return (
        <StateView
          icon={<DocumentRegular />}
          title={t('files.preview.unknownTitle')}
          text={t('files.preview.unknownText')}
          actions={<DownloadButton file={file} isPrimary />}
        />
      );
    default:
      return file.kind satisfies never;
  }
}

const icons = {
  checking: ShieldCheckmarkRegular,
  infected: ShieldDismissRegular,
  notCheckable: LockClosedRegular,
  lost: ErrorCircleRegular,
  deleted: DeleteRegular,
} as const;

type Hindered = keyof typeof icons;

function WhyNot({ file, status }: { file: ConversationFile; status: Hindered }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const { onUploadAgain } = useFilesAround();
  const isOwn = file.authorId === person.id;
  const name = visibleName(file.authorName);
  const Icon = icons[status];
  const text =
    status === 'checking'
      ? t('files.preview.checkingText')
      : t(`files.preview.${status}Text${isOwn ? 'Own' : ''}`, { name });
  return (
    <StateView
      icon={<Icon />}
      tone={status === 'infected' || status === 'lost' ? 'failed' : 'neutral'}
      role="status"
      title={t(`files.preview.${status}Title`)}
      text={text}
      actions={
        <>
          {status === 'notCheckable' && <DownloadButton file={file} isPrimary />}
          {status === 'lost' && isOwn && onUploadAgain && (
            <Button appearance="primary" onClick={onUploadAgain}>
              {t('files.preview.uploadAgain')}
            </Button>
          )}
        </>
      }
    />
  );
}
