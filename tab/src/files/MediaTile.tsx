import { makeStyles } from '@fluentui/react-components';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { visibleName } from '../messages/visibleName.ts';
import { LocaleContext } from '../ui/formatTime.ts';
import { bareButton } from './bareButton.ts';
import { fileFacts } from './fileFacts.ts';
import type { FileFilter } from './fileFilter.ts';
import { FilePicture } from './FilePicture.tsx';
import { useFilesAround } from './FilesContext.ts';
import { fileStatus } from './fileStatus.ts';

/** A picture, sound or video to be pressed; its name and what it tells of itself are its label. */
export function MediaTile({ file, among }: { file: ConversationFile; among: FileFilter }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const locale = useContext(LocaleContext);
  const { onOpen } = useFilesAround();
  const status = fileStatus(file);
  const facts = [
    visibleName(file.name),
    ...fileFacts(file, { t, locale }),
    ...(status === 'ready' ? [] : [t(`files.state.${status}`)]),
  ];
  return (
    <button
      type="button"
      className={styles.tile}
      aria-label={facts.join(', ')}
      title={facts.join('\n')}
      onClick={() => onOpen(file.id, among)}
    >
      <FilePicture file={file} isNamed />
    </button>
  );
}

const useStyles = makeStyles({
  tile: {
    display: 'block',
    width: '100%',
    aspectRatio: '3 / 2',
    ...bareButton,
  },
});
