import { Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { NotShown } from './NotShown.tsx';
import type { FileText } from './useFileText.ts';
import { useFileText } from './useFileText.ts';

type Props = { file: ConversationFile; children: (text: FileText) => ReactNode };

/** Loads a file's text for what shows it. */
export function WithText({ file, children }: Props) {
  const { t } = useTranslation();
  const { data: text, error } = useFileText(file);
  if (text) return children(text);
  if (!error) return <Spinner style={{ flexGrow: 1 }} label={t('files.preview.loading')} />;
  return <NotShown file={file} />;
}
