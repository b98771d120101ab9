import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useFilesAround } from './FilesContext.ts';
import { MessageCard } from './MessageCard.tsx';
import { MessagePicture } from './MessagePicture.tsx';
import type { SharedFile } from './SharedFile.ts';

/** The files of a message, in its bubble: pictures in frames of one size, others as cards. */
export function MessageFiles({ files }: { files: readonly SharedFile[] }) {
  const styles = useStyles();
  const isOne = useFilesAround().layout === 'one';
  const pictures = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file));
  return (
    <div className={mergeClasses(styles.files, isOne && styles.wide)}>
      {pictures.length > 0 && (
        <div className={mergeClasses(styles.pictures, isOne && styles.onePicture)}>
          {pictures.map((file) => (
            <MessagePicture key={file.id} shared={file} />
          ))}
        </div>
      )}
      {others.map((file) => (
        <MessageCard key={file.id} shared={file} />
      ))}
    </div>
  );
}

/** What is shown as a picture. Known from the message already, so that a row has its height from the start. */
function isPicture({ kind }: SharedFile): boolean {
  return kind === 'image' || kind === 'video';
}

const useStyles = makeStyles({
  files: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '8px',
    padding: '4px 0',
    minWidth: 0,
  },
  wide: { alignItems: 'stretch' },
  pictures: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    // Two columns, where there is room.
    maxWidth: '428px',
  },
  onePicture: { flexDirection: 'column', maxWidth: '100%' },
});
