import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CallEnd20Regular,
  Mic20Regular,
  MicOff20Regular,
  Settings20Regular,
  ShareScreenStart20Regular,
  ShareScreenStop20Regular,
  Video20Regular,
  VideoOff20Regular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { RoomPerson } from '../Room.ts';
import type { Tile } from '../stage/arrange.ts';
import { ControlButton } from './ControlButton.tsx';
import type { RoomActions } from './roomActions.ts';
import { roomKeys } from './roomKeys.ts';
import { StillControl } from './StillControl.tsx';

type Props = {
  self: RoomPerson;
  actions: RoomActions;
  /** Pictures of which a still can be taken. */
  stills: readonly Tile[];
  onStill: (tile: Tile) => void;
  /** Of the window, in pixels. */
  width: number;
  hasKeys: boolean;
  /** Beside a board: only what one needs while one draws, on small screens without words. */
  isCompact: boolean;
};

/** From here on all controls stand in one line, with their words below. */
const oneLine = 560;
/** From here on their words stand beside them. */
const beside = 1_000;
/** Beside a board, from here on. */
const compactBeside = 680;

/** What one can do in the room (rule VC4). */
export function ControlBar({ self, actions, stills, onStill, width, hasKeys, isCompact }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const { media } = self;
  const look =
    isCompact && width < compactBeside ? 'icon' : isCompact || width >= beside ? 'beside' : 'stacked';
  const key = (action: keyof typeof roomKeys) => (hasKeys ? { shortcut: roomKeys[action] } : {});
  return (
    <div
      role="toolbar"
      aria-label={t('bar.name')}
      className={mergeClasses(styles.bar, width < oneLine && !isCompact && styles.grid)}
    >
      <ControlButton
        label={t('bar.microphone')}
        icon={media.isMuted ? <MicOff20Regular /> : <Mic20Regular />}
        isOn={!media.isMuted}
        state={t(media.isMuted ? 'bar.microphoneOff' : 'bar.microphoneOn')}
        look={look}
        onPress={actions.microphone}
        {...key('microphone')}
      />
      <ControlButton
        label={t('bar.camera')}
        icon={media.hasCamera ? <Video20Regular /> : <VideoOff20Regular />}
        isOn={media.hasCamera}
        state={t(media.hasCamera ? 'bar.cameraOn' : 'bar.cameraOff')}
        look={look}
        onPress={actions.camera}
        {...key('camera')}
      />
      {actions.share && (
        <ControlButton
          label={t(media.isSharing ? 'bar.stopSharing' : 'bar.share')}
          icon={media.isSharing ? <ShareScreenStop20Regular /> : <ShareScreenStart20Regular />}
          look={look}
          onPress={actions.share}
          {...key('share')}
        />
      )}
      <StillControl stills={stills} look={look} onStill={onStill} {...key('still')} />
      {!isCompact && (
        <ControlButton
          label={t('bar.devices')}
          icon={<Settings20Regular />}
          look={look}
          onPress={actions.devices}
        />
      )}
      <ControlButton label={t('bar.leave')} icon={<CallEnd20Regular />} look={look} onPress={actions.leave} />
    </div>
  );
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexShrink: 0,
    justifyContent: 'center',
    gap: '8px',
    padding: '8px 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  grid: { display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
});
