import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Play12Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { visibleName } from '../messages/visibleName.ts';
import { checkPicture } from './checkPicture.ts';
import { formatDuration } from './fileFacts.ts';
import { FileIcon } from './FileIcon.tsx';
import { canOpen, fileStatus } from './fileStatus.ts';
import { useFileUrl } from './useFileUrl.ts';

type Props = {
  file: ConversationFile;
  /** Beside its name a picture needs none of its own. */
  isNamed: boolean;
  /** `words`: what hinders it stands in the frame, where there is room. */
  look?: 'words' | 'small';
};

/** Fills its frame, whatever the file: a picture, a video's first one, or the kind's icon. */
export function FilePicture({ file, isNamed, look = 'small' }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const status = fileStatus(file);
  const thumbnail = useFileUrl(file, 'thumbnailUrl');
  const content = useFileUrl(file, 'contentUrl');
  const alt = isNamed ? '' : visibleName(file.name);
  const duration = file.media?.durationSeconds ?? null;
  if (canOpen(file) && thumbnail.url !== null) {
    return (
      <span className={styles.frame}>
        <img
          className={styles.filling}
          src={thumbnail.url}
          alt={alt}
          onLoad={({ currentTarget }) => void checkPicture(currentTarget, thumbnail.onError)}
          onError={thumbnail.onError}
        />
        {file.kind === 'video' && <Length seconds={duration} isVideo />}
      </span>
    );
  }
  if (canOpen(file) && file.kind === 'video' && content.url !== null) {
    return (
      <span className={styles.frame}>
        <video
          className={styles.filling}
          src={`${content.url}#t=0.1`}
          preload="metadata"
          muted
          playsInline
          tabIndex={-1}
          aria-hidden
          onError={content.onError}
        />
        <Length seconds={duration} isVideo />
      </span>
    );
  }
  return (
    <span className={mergeClasses(styles.frame, styles.empty)}>
      <FileIcon kind={file.kind} />
      {look === 'words' && (
        <span className={styles.words}>
          {status === 'ready' ? visibleName(file.name) : t(`files.state.${status}`)}
        </span>
      )}
      {canOpen(file) && <Length seconds={duration} isVideo={file.kind === 'video'} />}
    </span>
  );
}

function Length({ seconds, isVideo }: { seconds: number | null; isVideo: boolean }) {
  const styles = useStyles();
  if (seconds === null && !isVideo) return null;
  return (
    <span className={styles.length}>
      {isVideo && <Play12Filled aria-hidden />}
      {seconds !== null && formatDuration(seconds)}
    </span>
  );
}

const useStyles = makeStyles({
  frame: {
    position: 'relative',
    display: 'block',
    width: '100%',
    height: '100%',
    overflow: 'hidden',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
  },
  filling: { display: 'block', width: '100%', height: '100%', objectFit: 'cover' },
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '4px',
    padding: '4px',
  },
  words: {
    ...typographyStyles.caption1,
    maxWidth: '100%',
    maxHeight: '48px',
    overflow: 'hidden',
    textAlign: 'center',
    overflowWrap: 'anywhere',
  },
  length: {
    position: 'absolute',
    left: '4px',
    bottom: '4px',
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    padding: '0 4px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackgroundStatic,
    color: tokens.colorNeutralForegroundStaticInverted,
    fontSize: '11px',
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
  },
});
