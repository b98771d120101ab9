import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { LinkOpenerContext } from '../LinkOpenerContext.ts';
import { downloadUrl, useDownload } from './useDownload.ts';

type Props = { file: ConversationFile; isPrimary?: boolean };

/** Saves the file; what could not be checked only after a question. */
export function DownloadButton({ file, isPrimary = false }: Props) {
  const { t } = useTranslation();
  const openLink = useContext(LinkOpenerContext);
  const download = useDownload();
  const [isAsking, setIsAsking] = useState(false);
  const url = downloadUrl(file);
  if (url === null || file.deletedAt !== null) return null;
  const looks = {
    appearance: isPrimary ? 'primary' : 'secondary',
    icon: <ArrowDownload20Regular />,
  } as const;
  if (file.state === 'notCheckable') {
    return (
      <>
        <Button {...looks} onClick={() => setIsAsking(true)}>
          {t('files.preview.downloadAnyway')}
        </Button>
        {isAsking && (
          <ConfirmDialog
            title={t('files.preview.askTitle', { name: visibleName(file.name) })}
            confirm={t('files.preview.download')}
            isBusy={false}
            error={null}
            onConfirm={() => {
              setIsAsking(false);
              download(file);
            }}
            onClose={() => setIsAsking(false)}
          >
            {t('files.preview.askText')}
          </ConfirmDialog>
        )}
      </>
    );
  }
  if (openLink) {
    return (
      <Button {...looks} onClick={() => download(file)}>
        {t('files.preview.download')}
      </Button>
    );
  }
  return (
    <Button {...looks} as="a" href={url} download="" target="_blank" rel="noopener">
      {t('files.preview.download')}
    </Button>
  );
}
