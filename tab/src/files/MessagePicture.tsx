import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { visibleName } from '../messages/visibleName.ts';
import { bareButton } from './bareButton.ts';
import { FileIcon } from './FileIcon.tsx';
import { formatDuration } from './fileFacts.ts';
import { FilePicture } from './FilePicture.tsx';
import { useFilesAround } from './FilesContext.ts';
import { fileStatus } from './fileStatus.ts';
import type { SharedFile } from './SharedFile.ts';
import { useAnnounceAvailable } from './useAnnounceAvailable.ts';
import { useFile } from './useFile.ts';

/** A picture or video in a bubble: its frame never changes its size, whatever becomes of the file. */
export function MessagePicture({ shared }: { shared: SharedFile }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { conversationId, layout, onOpen } = useFilesAround();
  const { data: file } = useFile(conversationId, shared.id);
  useAnnounceAvailable(file);
  const status = file ? fileStatus(file) : 'ready';
  const frame = mergeClasses(styles.frame, layout === 'one' && styles.wide);
  if (file && status === 'deleted') {
    return (
      <span className={frame}>
        <FilePicture file={file} isNamed look="words" />
      </span>
    );
  }
  const duration = file?.media?.durationSeconds ?? null;
  const label = [
    visibleName(shared.name),
    t(`files.kind.${shared.kind}`),
    // What stands in it must be in its name.
    duration !== null && formatDuration(duration),
    status !== 'ready' && t(`files.state.${status}`),
  ];
  return (
    <button
      type="button"
      className={mergeClasses(frame, styles.button)}
      aria-label={label.filter(Boolean).join(', ')}
      onClick={() => onOpen(shared.id)}
    >
      {file ? (
        <FilePicture file={file} isNamed={false} look="words" />
      ) : (
        <span className={styles.waiting}>
          <FileIcon kind={shared.kind} />
        </span>
      )}
    </button>
  );
}

const useStyles = makeStyles({
  frame: { display: 'block', width: '210px', maxWidth: '100%', height: '140px' },
  wide: { width: '100%' },
  button: bareButton,
  waiting: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    height: '100%',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
  },
});
