import type { DeviceProblem } from '../Room.ts';
import { readScreenProblem } from './readDeviceProblem.ts';

export type ScreenShare = {
  track: () => MediaStreamTrack | null;
  problem: () => DeviceProblem | null;
  set: (isOn: boolean) => Promise<void>;
  stop: () => void;
};

/** The shared screen, without its sound. The browser's own bar may end it as well. */
export function createScreenShare({ onChange }: { onChange: () => void }): ScreenShare {
  let track: MediaStreamTrack | null = null;
  let problem: DeviceProblem | null = null;
  let isAsking = false;
  let isStopped = false;

  function release(): void {
    track?.removeEventListener('ended', onEnded);
    track?.stop();
    track = null;
  }

  function onEnded(): void {
    release();
    onChange();
  }

  async function start(): Promise<void> {
    if (isAsking || track) return;
    isAsking = true;
    problem = null;
    try {
      const opened = await requestScreen();
      if (isStopped) opened.stop();
      else take(opened);
    } catch (error) {
      problem = readScreenProblem(error);
    }
    isAsking = false;
    if (!isStopped) onChange();
  }

  function take(opened: MediaStreamTrack): void {
    track = opened;
    // Small writing matters more than smooth movement.
    track.contentHint = 'detail';
    track.addEventListener('ended', onEnded);
  }

  return {
    track: () => track,
    problem: () => problem,
    async set(isOn) {
      if (isOn) return start();
      problem = null;
      onEnded();
    },
    stop() {
      isStopped = true;
      release();
    },
  };
}

async function requestScreen(): Promise<MediaStreamTrack> {
  const devices = (navigator as { mediaDevices?: Partial<MediaDevices> }).mediaDevices;
  // Phones have none.
  if (!devices?.getDisplayMedia) throw new DOMException('no screen to share', 'NotFoundError');
  const stream = await devices.getDisplayMedia({ video: { frameRate: { max: 30 } }, audio: false });
  const [track] = stream.getVideoTracks();
  if (!track) throw new DOMException('no screen was given', 'NotFoundError');
  return track;
}
