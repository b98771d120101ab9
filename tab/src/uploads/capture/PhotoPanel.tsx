import { Button } from '@fluentui/react-components';
import { Camera20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { nameByDate } from '../choose/nameFile.ts';
import { Preview } from './Preview.tsx';
import { usePanelStyles } from './usePanelStyles.ts';

type Props = { stream: MediaStream; onFile: (file: File) => void; back: ReactNode };

/** What the camera sees, and a button that keeps it. */
export function PhotoPanel({ stream, onFile, back }: Props) {
  const styles = usePanelStyles();
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const takePhoto = async () => {
    const photo = video.current && (await toJpeg(video.current));
    if (!photo) return;
    const at = new Date();
    const name = nameByDate({ word: t('uploads.capture.photo'), ending: 'jpg', at });
    onFile(new File([photo], name, { type: photo.type, lastModified: at.getTime() }));
  };
  return (
    <>
      <Preview stream={stream} video={video} />
      <div className={styles.buttons}>
        {back}
        <Button icon={<Camera20Regular />} onClick={() => void takePhoto()}>
          {t('uploads.capture.shutter')}
        </Button>
      </div>
    </>
  );
}

/** Null while the camera has shown nothing yet. */
function toJpeg(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0) return Promise.resolve(null);
  context.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
}
