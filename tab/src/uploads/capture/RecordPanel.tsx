import { Button, useAnnounce } from '@fluentui/react-components';
import { Record20Filled, Record20Regular, RecordStop20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session.ts';
import { nameByDate } from '../choose/nameFile.ts';
import type { CaptureKind } from './captureKind.ts';
import { Preview } from './Preview.tsx';
import { usePanelStyles } from './usePanelStyles.ts';
import { useRecorder } from './useRecorder.ts';

type Props = {
  kind: Exclude<CaptureKind, 'photo'>;
  stream: MediaStream;
  onFile: (file: File) => void;
  onRecording: (stop: (() => void) | null) => void;
  back: ReactNode;
};

/** Records video or voice: start, a running clock, stop. */
export function RecordPanel({ kind, stream, onFile, onRecording, back }: Props) {
  const styles = usePanelStyles();
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const { files } = useSession();
  const { canRecord, isRecording, seconds, start, stop } = useRecorder({
    kind,
    stream,
    largestBytes: files.largestBytes,
    onRecorded: (recording, { ending, isFull }) => {
      if (isFull) announce(t('uploads.capture.full'));
      const at = new Date();
      const name = nameByDate({ word: t(`uploads.capture.${kind}`), ending, at });
      onFile(new File([recording], name, { type: recording.type, lastModified: at.getTime() }));
    },
  });
  const tell = useEffectEvent((isOn: boolean) => onRecording(isOn ? stop : null));
  useEffect(() => {
    tell(isRecording);
    return () => tell(false);
  }, [isRecording]);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <>
      {kind === 'video' && <Preview stream={stream} />}
      {canRecord ? (
        <p role="timer" className={styles.clock}>
          {isRecording ? <Record20Filled aria-hidden /> : <Record20Regular aria-hidden />}
          {isRecording ? t('uploads.capture.recorded', { clock }) : t('uploads.capture.ready')}
        </p>
      ) : (
        <p role="alert" className={styles.note}>
          {t('uploads.capture.unsupported')}
        </p>
      )}
      <div className={styles.buttons}>
        {back}
        {canRecord && (
          <Button
            icon={isRecording ? <RecordStop20Regular /> : <Record20Regular />}
            onClick={isRecording ? stop : start}
          >
            {t(isRecording ? 'uploads.capture.stop' : 'uploads.capture.start')}
          </Button>
        )}
      </div>
    </>
  );
}
