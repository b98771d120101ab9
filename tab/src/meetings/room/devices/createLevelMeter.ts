/** How loud a microphone is now, from 0 to 1. */
export type LevelMeter = { level: () => number; close: () => void };

/** Loudness in the middle of speech is about a tenth of full scale. */
export const speechLoudness = 0.1;

/** Reads it only when it is asked for: no work in between, and none on the main thread but 256 numbers. */
export function createLevelMeter(track: MediaStreamTrack): LevelMeter {
  const silent: LevelMeter = { level: () => 0, close: () => {} };
  if (typeof AudioContext === 'undefined') return silent;
  try {
    return createMeter(track);
  } catch {
    // A browser has few audio contexts; without one nobody is seen to speak.
    return silent;
  }
}

function createMeter(track: MediaStreamTrack): LevelMeter {
  const context = new AudioContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 256;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      // Without a press of the person in this page the context waits for one.
      if (context.state === 'suspended') void context.resume().catch(() => {});
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) / speechLoudness);
    },
    close() {
      source.disconnect();
      void context.close().catch(() => {});
    },
  };
}
