import type { CaptureKind } from './captureKind.ts';

/** In the order in which most devices play them. */
const types = {
  video: [
    { type: 'video/mp4;codecs=avc1,mp4a.40.2', ending: 'mp4' },
    { type: 'video/webm;codecs=vp9,opus', ending: 'webm' },
    { type: 'video/webm', ending: 'webm' },
    { type: 'video/mp4', ending: 'mp4' },
  ],
  voice: [
    { type: 'audio/mp4;codecs=mp4a.40.2', ending: 'm4a' },
    { type: 'audio/webm;codecs=opus', ending: 'webm' },
    { type: 'audio/ogg;codecs=opus', ending: 'ogg' },
    { type: 'audio/mp4', ending: 'm4a' },
  ],
};

/** What this browser can record; undefined when nothing. */
export function recordingType(kind: Exclude<CaptureKind, 'photo'>) {
  const recorder = (globalThis as { MediaRecorder?: typeof MediaRecorder }).MediaRecorder;
  return types[kind].find(({ type }) => recorder?.isTypeSupported(type));
}
