import type { DeviceChoice, DeviceKind, RoomState } from '../Room.ts';
import { createLevelMeter } from './createLevelMeter.ts';
import type { LevelMeter } from './createLevelMeter.ts';
import { createLocalMedia } from './createLocalMedia.ts';
import type { LocalMedia } from './createLocalMedia.ts';
import { rememberDevices, rememberedDevices } from './deviceChoice.ts';
import type { DeviceList } from './listDevices.ts';
import { listDevices, watchDevices } from './listDevices.ts';

const levelEveryMs = 200;

export type PreviewState = {
  isMuted: boolean;
  camera: MediaStream | null;
  /** How loud the microphone is, from 0 to 1, in twentieths. */
  level: number;
  problems: RoomState['problems'];
  devices: DeviceChoice;
  list: DeviceList;
};

/** The look at oneself before joining. */
export type Preview = {
  state: () => PreviewState;
  onChange: (listener: () => void) => () => void;
  setMuted: (isMuted: boolean) => void;
  setCamera: (isOn: boolean) => Promise<void>;
  /** Remembers it too. */
  choose: (kind: DeviceKind, deviceId: string) => Promise<void>;
  /** Ends the preview and leaves the devices open, for the room that is joined now. */
  handOver: () => LocalMedia;
  /** Lets go of the devices. */
  close: () => void;
};

/** Opens what the person used the last time. */
export function openPreview({
  hasCamera,
  isMuted = false,
}: {
  hasCamera: boolean;
  isMuted?: boolean;
}): Preview {
  const media = createLocalMedia({ devices: rememberedDevices(), hasCamera, isMuted });
  const listeners = new Set<() => void>();
  let list: DeviceList = { camera: [], microphone: [], speaker: [] };
  let meter: { track: MediaStreamTrack; of: LevelMeter } | null = null;
  let level = 0;
  let camera: MediaStream | null = null;
  let state = build();
  let isOver = false;

  function build(): PreviewState {
    const track = media.tracks().camera;
    if (camera?.getVideoTracks()[0] !== (track ?? undefined)) camera = track && new MediaStream([track]);
    const { isMuted: isMutedNow } = media.media();
    return { isMuted: isMutedNow, camera, level, problems: media.problems(), devices: media.devices(), list };
  }

  function tell(): void {
    state = build();
    for (const listener of listeners) listener();
  }

  function measure(): void {
    const track = media.tracks().microphone;
    if (track !== (meter?.track ?? null)) {
      meter?.of.close();
      meter = track && { track, of: createLevelMeter(track) };
    }
    const next = Math.round((meter?.of.level() ?? 0) * 20) / 20;
    if (next === level) return;
    level = next;
    tell();
  }

  async function readList(): Promise<void> {
    const listed = await listDevices();
    if (isOver || JSON.stringify(listed) === JSON.stringify(list)) return;
    list = listed;
    tell();
  }

  const timer = setInterval(measure, levelEveryMs);
  const stopListening = media.onChange(() => {
    tell();
    // Names are told only after the person has given leave.
    void readList();
  });
  const stopWatching = watchDevices(() => void readList());
  void readList();

  function end(): void {
    isOver = true;
    clearInterval(timer);
    stopListening();
    stopWatching();
    meter?.of.close();
    listeners.clear();
  }

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setMuted: media.setMuted,
    setCamera: media.setCamera,
    async choose(kind, deviceId) {
      rememberDevices({ ...rememberedDevices(), [kind]: deviceId });
      await media.choose(kind, deviceId);
    },
    handOver() {
      end();
      return media;
    },
    close() {
      end();
      media.stop();
    },
  };
}
