import type { LevelMeter } from '../devices/createLevelMeter.ts';
import { createLevelMeter } from '../devices/createLevelMeter.ts';
import type { LocalMedia } from '../devices/createLocalMedia.ts';

/** How loud the person himself is, as the others hear him; follows the microphone in use. */
export function createOwnVoice(media: LocalMedia) {
  let meter: { track: MediaStreamTrack; of: LevelMeter } | null = null;
  return {
    level(): number {
      const { microphone: track } = media.tracks();
      if (track !== (meter?.track ?? null)) {
        meter?.of.close();
        meter = track && { track, of: createLevelMeter(track) };
      }
      return media.media().isMuted ? 0 : (meter?.of.level() ?? 0);
    },
    stop(): void {
      meter?.of.close();
      meter = null;
    },
  };
}
