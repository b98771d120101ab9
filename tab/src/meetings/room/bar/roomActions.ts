import type { Room, RoomState } from '../Room.ts';

export type RoomActions = {
  microphone: () => void;
  camera: () => void;
  /** Null where the browser has no way to share a screen: on phones. */
  share: (() => void) | null;
  devices: () => void;
  leave: () => void;
};

type Needs = {
  onDevices: () => void;
  /** A device or the screen is tried now. */
  onTry: (device: keyof RoomState['problems']) => void;
};

/** What the controls and keys do. */
export function roomActions(room: Room, { onDevices, onTry }: Needs): RoomActions {
  const own = () => room.state().people.find(({ isSelf }) => isSelf)?.media;
  const share = () => {
    onTry('screen');
    void room.setSharing(!own()?.isSharing);
  };
  return {
    microphone: () => {
      onTry('microphone');
      room.setMuted(!own()?.isMuted);
    },
    camera: () => {
      onTry('camera');
      void room.setCamera(!own()?.hasCamera);
    },
    share: canShare() ? share : null,
    devices: onDevices,
    leave: room.leave,
  };
}

function canShare(): boolean {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return typeof devices?.getDisplayMedia === 'function';
}
