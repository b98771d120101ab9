import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowLeft20Regular, ErrorCircle20Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { CaptureKind } from './captureKind.ts';
import { PhotoPanel } from './PhotoPanel.tsx';
import { RecordPanel } from './RecordPanel.tsx';
import type { MediaProblem } from './useMedia.ts';
import { useMedia } from './useMedia.ts';

type Props = {
  kind: CaptureKind;
  onFile: (file: File) => void;
  /** How to end a recording and keep it; null when none runs. */
  onRecording: (stop: (() => void) | null) => void;
  onBack: () => void;
};

/** Takes a photo or records inside the dialog, where the device brings no program of its own for it. */
export function CapturePanel({ kind, onFile, onRecording, onBack }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const media = useMedia(kind);
  const back = (
    <Button icon={<ArrowLeft20Regular />} onClick={onBack}>
      {t('uploads.capture.back')}
    </Button>
  );
  return (
    <section aria-label={t(`uploads.capture.${kind}`)} className={styles.panel}>
      {media.state === 'starting' && (
        <p role="status" className={styles.words}>
          {t(kind === 'voice' ? 'uploads.capture.startingVoice' : 'uploads.capture.starting')}
        </p>
      )}
      {media.state === 'failed' && (
        <p role="alert" className={styles.words}>
          <ErrorCircle20Filled aria-hidden className={styles.failed} />
          {t(problemKey(media.problem, kind))}
        </p>
      )}
      {media.state === 'ready' && kind === 'photo' && (
        <PhotoPanel stream={media.stream} onFile={onFile} back={back} />
      )}
      {media.state === 'ready' && kind !== 'photo' && (
        <RecordPanel
          kind={kind}
          stream={media.stream}
          onFile={onFile}
          onRecording={onRecording}
          back={back}
        />
      )}
      {media.state !== 'ready' && back}
    </section>
  );
}

function problemKey(problem: MediaProblem, kind: CaptureKind) {
  if (problem === 'busy') return 'uploads.capture.busy';
  if (problem === 'unsupported') return 'uploads.capture.unsupported';
  const device = kind === 'voice' ? 'Microphone' : 'Camera';
  return `uploads.capture.${problem}${device}` as const;
}

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: '12px',
    padding: '8px',
    flexShrink: 0,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  words: {
    ...typographyStyles.body1,
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: '8px',
    margin: 0,
    maxWidth: '440px',
  },
  failed: { flexShrink: 0, color: tokens.colorPaletteRedForeground1 },
});
