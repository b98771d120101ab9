import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Mic20Regular,
  MicOff20Regular,
  Video20Filled,
  Video20Regular,
  VideoOff20Regular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../../api/contract/conversations.ts';
import type { Meeting } from '../../../../../api/contract/meetings.ts';
import { useSession } from '../../../session.ts';
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx';
import { ControlButton } from '../bar/ControlButton.tsx';
import { DeviceFields } from '../DeviceFields.tsx';
import { DeviceNotices } from '../DeviceNotices.tsx';
import type { LocalMedia } from '../devices/createLocalMedia.ts';
import { TileVideo } from '../stage/TileVideo.tsx';
import { LevelMeter } from './LevelMeter.tsx';
import { PeopleNow } from './PeopleNow.tsx';
import type { WantedMedia } from './usePreview.ts';
import { usePreview } from './usePreview.ts';

type Props = {
  conversation: Conversation;
  meeting: Meeting;
  isOne: boolean;
  isTouch: boolean;
  /** What is on at first. */
  wanted: WantedMedia;
  onJoin: (media: LocalMedia) => void;
};

/** Before one is seen and heard: how one looks, whether one is heard, who is there (rule VC4). */
export function PreJoin({ conversation, meeting, isOne, isTouch, wanted, onJoin }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const { person } = useSession();
  const preview = usePreview(wanted);
  const { isCameraWanted } = preview;
  const { camera, isMuted, level, problems, devices, list } = preview.state;
  const isCameraOn = isCameraWanted && problems.camera === null;
  return (
    <main className={styles.page}>
      <DeviceNotices
        problems={problems}
        isTouch={isTouch}
        onTryAgain={(device) => (device === 'camera' ? preview.setCamera(true) : preview.setMuted(false))}
      />
      <div className={mergeClasses(styles.columns, isOne && styles.oneColumn)}>
        <div className={mergeClasses(styles.seen, isOne && styles.seenOne)}>
          <div className={styles.picture}>
            {camera ? (
              <TileVideo stream={camera} label={t('prejoin.preview')} isMirrored />
            ) : (
              <>
                <PersonAvatar id={person.id} name={person.name} size={72} />
                <span className={styles.words}>
                  {t(
                    !isCameraWanted
                      ? 'prejoin.cameraOff'
                      : problems.camera
                        ? 'prejoin.cameraMissing'
                        : 'prejoin.cameraStarting',
                  )}
                </span>
              </>
            )}
          </div>
          <div className={styles.switches}>
            <ControlButton
              label={t('bar.microphone')}
              icon={isMuted ? <MicOff20Regular /> : <Mic20Regular />}
              isOn={!isMuted}
              state={t(isMuted ? 'bar.microphoneOff' : 'bar.microphoneOn')}
              look="beside"
              onPress={() => preview.setMuted(!isMuted)}
            />
            <ControlButton
              label={t('bar.camera')}
              icon={isCameraOn ? <Video20Regular /> : <VideoOff20Regular />}
              isOn={isCameraOn}
              state={t(isCameraOn ? 'bar.cameraOn' : 'bar.cameraOff')}
              look="beside"
              onPress={() => preview.setCamera(!isCameraOn)}
            />
          </div>
          <LevelMeter level={isMuted ? 0 : level} />
        </div>
        <div className={styles.rest}>
          <PeopleNow meeting={meeting} conversation={conversation} />
          <Button
            className={styles.join}
            appearance="primary"
            size="large"
            icon={<Video20Filled />}
            onClick={() => onJoin(preview.handOver())}
          >
            {t('prejoin.join')}
          </Button>
          <DeviceFields
            list={list}
            chosen={devices}
            isTouch={isTouch}
            onChoose={(kind, deviceId) => void preview.choose(kind, deviceId)}
          />
        </div>
      </div>
    </main>
  );
}

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  columns: {
    display: 'flex',
    flexGrow: 0,
    flexShrink: 0,
    gap: '24px',
    width: '100%',
    maxWidth: '1040px',
    margin: 'auto',
    padding: '24px',
    boxSizing: 'border-box',
    alignItems: 'flex-start',
  },
  oneColumn: { flexDirection: 'column', gap: '16px', padding: '12px', margin: 0, alignItems: 'stretch' },
  seen: { display: 'flex', flexDirection: 'column', gap: '12px', flex: '3 1 0', minWidth: 0 },
  seenOne: { flex: '0 0 auto' },
  picture: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    aspectRatio: '16 / 9',
    maxHeight: '52dvh',
    minHeight: '140px',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  words: { color: tokens.colorNeutralForeground2 },
  switches: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  rest: { display: 'flex', flexDirection: 'column', gap: '16px', flex: '2 1 0', minWidth: 0 },
  join: { minHeight: '48px' },
});
