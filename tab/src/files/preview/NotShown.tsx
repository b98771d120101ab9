import { ErrorCircleRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { StateView } from '../../ui/StateView.tsx';
import { DownloadButton } from './DownloadButton.tsx';

/** In place of a file that does not open here; `text` where there is more to say than that. */
export function NotShown({ file, text }: { file: ConversationFile; text?: string }) {
  const { t } = useTranslation();
  return (
    <StateView
      icon={<ErrorCircleRegular />}
      title={t('files.preview.failedTitle')}
      text={text ?? t('files.preview.failedText')}
      actions={<DownloadButton file={file} isPrimary />}
    />
  );
}
