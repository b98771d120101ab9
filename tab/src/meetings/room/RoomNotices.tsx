import { Button, makeStyles } from '@fluentui/react-components';
import { ShareScreenStop20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { DeviceNotices } from './DeviceNotices.tsx';
import type { Room, RoomState } from './Room.ts';
import { RoomNotice } from './RoomNotice.tsx';
import type { Dismissed } from './useDismissed.ts';

type Props = { room: Room; state: RoomState; dismissed: Dismissed; isTouch: boolean };

/** What one must know while one is in the room, above the pictures. */
export function RoomNotices({ room, state, dismissed, isTouch }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const { people, phase } = state;
  const { told, dismiss } = dismissed;
  const isSharing = people.some(({ isSelf, media }) => isSelf && media.isSharing);
  const isAlone = people.every(({ isSelf }) => isSelf);
  const tryAgain = (device: 'camera' | 'microphone') => {
    dismissed.tellAgain(device);
    if (device === 'camera') void room.setCamera(true);
    else room.setMuted(false);
  };
  return (
    <>
      {phase === 'cut' && <RoomNotice intent="warning">{t('notice.cut')}</RoomNotice>}
      <DeviceNotices problems={told} isTouch={isTouch} onTryAgain={tryAgain} onDismiss={dismiss} />
      {told.screen && (
        <RoomNotice intent="info" isTouch={isTouch} onDismiss={() => dismiss('screen')}>
          {t(told.screen === 'refused' ? 'problem.screen.refused' : 'problem.screen.other')}
        </RoomNotice>
      )}
      {isSharing && (
        <RoomNotice
          intent="info"
          actions={
            <Button
              className={isTouch ? styles.touch : undefined}
              icon={<ShareScreenStop20Regular />}
              onClick={() => void room.setSharing(false)}
            >
              {t('bar.stopSharing')}
            </Button>
          }
        >
          {t('notice.sharing')}
        </RoomNotice>
      )}
      {isAlone && phase === 'in' && <RoomNotice intent="info">{t('notice.alone')}</RoomNotice>}
    </>
  );
}

const useStyles = makeStyles({ touch: { minHeight: '48px' } });
