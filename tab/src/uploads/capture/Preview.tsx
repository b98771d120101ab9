import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { usePanelStyles } from './usePanelStyles.ts';

/** What the camera sees. Without sound: it would whistle. */
export function Preview({
  stream,
  video,
}: {
  stream: MediaStream;
  video?: RefObject<HTMLVideoElement | null>;
}) {
  const styles = usePanelStyles();
  const { t } = useTranslation();
  const own = useRef<HTMLVideoElement>(null);
  const element = video ?? own;
  useEffect(() => {
    if (element.current) element.current.srcObject = stream;
  }, [element, stream]);
  return (
    <video
      ref={element}
      autoPlay
      playsInline
      muted
      aria-label={t('uploads.capture.preview')}
      className={styles.preview}
    />
  );
}
