import type { DeviceChoice, DeviceKind, RoomState, SentMedia } from '../Room.ts';
import { createCapture } from './createCapture.ts';
import { createScreenShare } from './createScreenShare.ts';
import { listDevices, watchDevices } from './listDevices.ts';
import { openBoth } from './openDevice.ts';

/** What a window sends. A part that sends nothing has no track. */
export type LocalTracks = Record<'microphone' | 'camera' | 'screen', MediaStreamTrack | null>;

/** The devices of this window, from the look before joining until it leaves the room. */
export type LocalMedia = {
  tracks: () => LocalTracks;
  media: () => SentMedia;
  problems: () => RoomState['problems'];
  devices: () => DeviceChoice;
  /** What the person wants, whether it can be had or not; also after the devices were let go of. */
  wanted: () => { isMuted: boolean; hasCamera: boolean };
  onChange: (listener: () => void) => () => void;
  setMuted: (isMuted: boolean) => void;
  setCamera: (isOn: boolean) => Promise<void>;
  setSharing: (isOn: boolean) => Promise<void>;
  choose: (kind: DeviceKind, deviceId: string) => Promise<void>;
  /** Lets go of everything, for good. */
  stop: () => void;
};

type Wanted = { devices: DeviceChoice; hasCamera: boolean; isMuted: boolean };

/** Opens the microphone, muted or not, so that speaking later takes no time; the camera only where it is wanted. */
export function createLocalMedia({ devices, hasCamera, isMuted: isMutedAtFirst }: Wanted): LocalMedia {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let isMuted = isMutedAtFirst;
  let speaker = devices.speaker;
  let wantsCamera = hasCamera;
  let isStopped = false;
  const camera = createCapture('camera', { deviceId: devices.camera, onChange: tell });
  const screen = createScreenShare({ onChange: tell });
  const microphone = createCapture('microphone', { deviceId: devices.microphone, onChange: onMicrophone });
  const stopWatching = watchDevices(() => void lookAgain());
  openFirst();

  /** Whoever thinks better of it while the browser asks is heard: each device waits for what is being opened for it. */
  function openFirst(): void {
    if (!hasCamera) return void microphone.setWanted(true);
    const opening = openBoth(devices);
    microphone.adopt(opening.then((opened) => opened.microphone));
    camera.adopt(opening.then((opened) => opened.camera));
  }

  function onMicrophone(): void {
    const track = microphone.track();
    if (track) track.enabled = !isMuted;
    tell();
  }

  async function lookAgain(): Promise<void> {
    const listed = await listDevices();
    if (isStopped) return;
    if (speaker !== null && !listed.speaker.some(({ id }) => id === speaker)) {
      speaker = null;
      tell();
    }
    if (listed.microphone.length > 0) await microphone.lookAgain();
  }

  return {
    tracks: () => ({ microphone: microphone.track(), camera: camera.track(), screen: screen.track() }),
    media: () => ({
      isMuted: isMuted || microphone.track() === null,
      hasCamera: camera.track() !== null,
      isSharing: screen.track() !== null,
    }),
    problems: () => ({
      camera: camera.problem(),
      microphone: microphone.problem(),
      screen: screen.problem(),
    }),
    wanted: () => ({ isMuted, hasCamera: wantsCamera }),
    devices: () => ({ camera: camera.deviceId(), microphone: microphone.deviceId(), speaker }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setMuted(next) {
      isMuted = next;
      onMicrophone();
      // Who wants to speak may have given his leave meanwhile.
      if (!isMuted && !microphone.track()) void microphone.setWanted(true);
    },
    setCamera(isOn) {
      wantsCamera = isOn;
      return camera.setWanted(isOn);
    },
    setSharing: (isOn) => screen.set(isOn),
    async choose(kind, deviceId) {
      if (kind === 'camera') return camera.choose(deviceId);
      if (kind === 'microphone') return microphone.choose(deviceId);
      speaker = deviceId;
      tell();
    },
    stop() {
      isStopped = true;
      listeners.clear();
      stopWatching();
      camera.stop();
      microphone.stop();
      screen.stop();
    },
  };
}
