import type { DeviceProblem } from '../Room.ts';
import { readDeviceProblem } from './readDeviceProblem.ts';

/** What is opened by asking for it; the speaker is only an address for sound. */
export type CaptureKind = 'camera' | 'microphone';

export type Opened = { track: MediaStreamTrack } | { problem: DeviceProblem };

/** The device of that id, or any where there is none such (any more). Never rejects. */
export async function openDevice(kind: CaptureKind, deviceId: string | null): Promise<Opened> {
  try {
    return await request(kind, deviceId);
  } catch (error) {
    const problem = readDeviceProblem(error);
    if (deviceId === null || problem === 'refused') return { problem };
    return request(kind, null).catch((last: unknown) => ({ problem: readDeviceProblem(last) }));
  }
}

/** Both at once, so that the browser asks the person once; each for itself where that fails. */
export async function openBoth(
  wanted: Record<CaptureKind, string | null>,
): Promise<Record<CaptureKind, Opened>> {
  const { camera, microphone } = wanted;
  try {
    const stream = await media().getUserMedia({
      video: constraintsOf('camera', camera),
      audio: constraintsOf('microphone', microphone),
    });
    return { camera: firstOf(stream.getVideoTracks()), microphone: firstOf(stream.getAudioTracks()) };
  } catch {
    const [picture, sound] = await Promise.all([
      openDevice('camera', camera),
      openDevice('microphone', microphone),
    ]);
    return { camera: picture, microphone: sound };
  }
}

async function request(kind: CaptureKind, deviceId: string | null): Promise<Opened> {
  const constraints = constraintsOf(kind, deviceId);
  const stream = await media().getUserMedia(
    kind === 'camera' ? { video: constraints } : { audio: constraints },
  );
  return firstOf(stream.getTracks());
}

const firstOf = ([track]: MediaStreamTrack[]): Opened => (track ? { track } : { problem: 'missing' });

/** 720p is what a mesh can carry; a device that only knows more may give up to full HD. */
function constraintsOf(kind: CaptureKind, deviceId: string | null): MediaTrackConstraints {
  const device = deviceId === null ? {} : { deviceId: { exact: deviceId } };
  if (kind === 'microphone') {
    return { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  }
  return {
    ...device,
    width: { ideal: 1280, max: 1920 },
    height: { ideal: 720, max: 1080 },
    frameRate: { ideal: 30 },
  };
}

/** Pages that are not secure have no devices at all. */
function media(): MediaDevices {
  const found = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  if (!found) throw new DOMException('no media devices', 'NotFoundError');
  return found;
}
