import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { rememberVideo } from './shownVideos.ts';

type Props = {
  stream: MediaStream;
  /** Words for who listens. */
  label: string;
  /** Oneself, as in a mirror. */
  isMirrored?: boolean;
  /** Cut at the edges rather than with bars beside it. */
  isFilling?: boolean;
};

/** A moving picture without its sound, which `RoomSound` plays wherever the picture stands. */
export function TileVideo({ stream, label, isMirrored = false, isFilling = false }: Props) {
  const styles = useStyles();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    rememberVideo(stream, element);
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return (
    <video
      ref={video}
      autoPlay
      playsInline
      muted
      aria-label={label}
      className={mergeClasses(styles.video, isMirrored && styles.mirrored, isFilling && styles.filling)}
    />
  );
}

const useStyles = makeStyles({
  video: {
    position: 'absolute',
    inset: 0,
    display: 'block',
    width: '100%',
    height: '100%',
    objectFit: 'contain',
  },
  mirrored: { transform: 'scaleX(-1)' },
  filling: { objectFit: 'cover' },
});
