import { useTranslation } from 'react-i18next';
import { DeviceNotice } from './DeviceNotice.tsx';
import { bothWords, problemWords } from './problemWords.ts';
import type { RoomState } from './Room.ts';

type Device = 'camera' | 'microphone';

type Props = {
  problems: RoomState['problems'];
  isTouch: boolean;
  onTryAgain: (device: Device) => void;
  /** Left out where the notices stay. */
  onDismiss?: (...devices: readonly Device[]) => void;
};

/** Why camera and microphone give nothing: one notice where it is the same for both. */
export function DeviceNotices({ problems, isTouch, onTryAgain, onDismiss }: Props) {
  const { t } = useTranslation('room');
  const { camera, microphone } = problems;
  const dismiss = (...devices: readonly Device[]) =>
    onDismiss ? { onDismiss: () => onDismiss(...devices) } : {};
  const both = camera !== null && camera === microphone ? bothWords(camera, t) : null;
  if (both !== null) {
    return (
      <DeviceNotice
        words={both}
        again={t('problem.both.tryAgain')}
        isTouch={isTouch}
        onTryAgain={() => {
          onTryAgain('camera');
          onTryAgain('microphone');
        }}
        {...dismiss('camera', 'microphone')}
      />
    );
  }
  return (['camera', 'microphone'] as const).map((device) => {
    const problem = problems[device];
    if (!problem) return null;
    return (
      <DeviceNotice
        key={device}
        words={problemWords({ device, problem }, t)}
        again={t(`problem.${device}.tryAgain`)}
        isTouch={isTouch}
        onTryAgain={() => onTryAgain(device)}
        {...dismiss(device)}
      />
    );
  });
}
