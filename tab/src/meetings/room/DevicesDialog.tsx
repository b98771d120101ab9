import { Button, DialogActions, makeStyles, Switch } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { FramedDialog } from '../../ui/FramedDialog.tsx';
import { roomKeys } from './bar/roomKeys.ts';
import { DeviceFields } from './DeviceFields.tsx';
import { useDeviceList } from './useDeviceList.ts';
import type { Room } from './Room.ts';
import { useRoom } from './useRoom.ts';

type Props = {
  room: Room;
  isTouch: boolean;
  hasKeys: boolean;
  onKeys: (isOn: boolean) => void;
  onClose: () => void;
};

/** Other devices while one is in the room, and the room's keys. */
export function DevicesDialog({ room, isTouch, hasKeys, onKeys, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const { t: common } = useTranslation();
  const { devices } = useRoom(room);
  const list = useDeviceList();
  const actions = (
    <DialogActions>
      <Button appearance="primary" className={isTouch ? styles.touch : undefined} onClick={onClose}>
        {common('app.close')}
      </Button>
    </DialogActions>
  );
  return (
    <FramedDialog title={t('bar.devices')} hasCross={false} isSpaced actions={actions} onClose={onClose}>
      <DeviceFields
        list={list}
        chosen={devices}
        isTouch={isTouch}
        onChoose={(kind, deviceId) => void room.choose(kind, deviceId)}
      />
      <Switch
        className={isTouch ? styles.touch : undefined}
        checked={hasKeys}
        label={t('bar.keys', roomKeys)}
        onChange={(_, { checked }) => onKeys(checked)}
      />
    </FramedDialog>
  );
}

const useStyles = makeStyles({ touch: { minHeight: '48px' } });
