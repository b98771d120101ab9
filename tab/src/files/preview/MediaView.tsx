import { makeStyles, tokens } from '@fluentui/react-components';
import { MicRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { useFileUrl } from '../useFileUrl.ts';
import { NotShown } from './NotShown.tsx';

/** What a browser records has no length in it: the player learns it by going to the end once. Seconds. */
const beyondEnd = 1e9;

/** Sound and video by the browser's own player, which asks for the parts that it plays. */
export function MediaView({ file }: { file: ConversationFile }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { url, isFailed, onError } = useFileUrl(file, 'contentUrl');
  const place = useRef({ seconds: 0, isPlaying: false });
  const isMeasuring = useRef(false);
  const [isPictureless, setIsPictureless] = useState(false);
  const hasPicture = file.kind === 'video' && (file.media?.width ?? 0) > 0;
  if (isFailed || isPictureless) return <NotShown file={file} />;
  if (url === null) return <div className={styles.stage} aria-busy />;
  const goOn = (player: HTMLMediaElement) => {
    const { seconds, isPlaying } = place.current;
    if (seconds > 0) player.currentTime = seconds;
    if (isPlaying) void player.play().catch(() => undefined);
  };
  const player = {
    src: url,
    controls: true,
    preload: 'metadata',
    'aria-label': `${t(`files.kind.${file.kind}`)}, ${visibleName(file.name)}`,
    onTimeUpdate: ({ currentTarget }: { currentTarget: HTMLMediaElement }) => {
      if (isMeasuring.current) return;
      place.current = { seconds: currentTarget.currentTime, isPlaying: !currentTarget.paused };
    },
    // After its address was renewed the player goes on where it was.
    onLoadedMetadata: ({ currentTarget }: { currentTarget: HTMLMediaElement }) => {
      // Of a film in a format that it does not know a browser may play the sound alone.
      const isFilm = hasPicture && currentTarget instanceof HTMLVideoElement;
      if (isFilm && currentTarget.videoWidth === 0) setIsPictureless(true);
      if (currentTarget.duration === Infinity) {
        isMeasuring.current = true;
        currentTarget.currentTime = beyondEnd;
        return;
      }
      goOn(currentTarget);
    },
    onSeeked: ({ currentTarget }: { currentTarget: HTMLMediaElement }) => {
      if (!isMeasuring.current) return;
      isMeasuring.current = false;
      currentTarget.currentTime = place.current.seconds;
      goOn(currentTarget);
    },
    onError,
  } as const;
  return (
    <div className={styles.stage}>
      {file.kind === 'video' ? (
        <video {...player} playsInline className={styles.video} />
      ) : (
        <>
          <MicRegular className={styles.icon} aria-hidden />
          <audio {...player} className={styles.audio} />
        </>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  stage: {
    flexGrow: 1,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '16px',
    padding: '16px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  video: { maxWidth: '100%', maxHeight: '100%', minHeight: 0 },
  audio: { width: '480px', maxWidth: '100%' },
  icon: { fontSize: '48px', color: tokens.colorNeutralForeground3 },
});
