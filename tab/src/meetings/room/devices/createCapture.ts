import type { DeviceProblem } from '../Room.ts';
import type { CaptureKind, Opened } from './openDevice.ts';
import { openDevice } from './openDevice.ts';

/** The camera or the microphone of this window: wanted or not, and what came of it. */
export type Capture = {
  track: () => MediaStreamTrack | null;
  problem: () => DeviceProblem | null;
  /** Of the device that is open, or else of the one to open next; null: the first that there is. */
  deviceId: () => string | null;
  /** What somebody else is opening for it. */
  adopt: (opening: Promise<Opened>) => void;
  /** Opens the device, or lets go of it. Never rejects. */
  setWanted: (isWanted: boolean) => Promise<void>;
  choose: (deviceId: string) => Promise<void>;
  /** Devices came or went. */
  lookAgain: () => Promise<void>;
  stop: () => void;
};

/** One open device at a time: many phones cannot have two cameras open, so the old one goes before the new one comes. */
export function createCapture(
  kind: CaptureKind,
  { deviceId, onChange }: { deviceId: string | null; onChange: () => void },
): Capture {
  let track: MediaStreamTrack | null = null;
  let problem: DeviceProblem | null = null;
  let chosen = deviceId;
  let isWanted = false;
  let isStopped = false;
  let turn: Promise<void> = Promise.resolve();

  /** One after the other: what was wanted last is what is so in the end. */
  function enqueue(run: () => Promise<void>): Promise<void> {
    turn = turn.then(run);
    return turn;
  }

  async function open(): Promise<void> {
    if (!isWanted || track || isStopped) return;
    take(await openDevice(kind, chosen));
  }

  function take(opened: Opened): void {
    if (isStopped || !isWanted) {
      if ('track' in opened) opened.track.stop();
      return;
    }
    if ('problem' in opened) {
      problem = opened.problem;
      isWanted = false;
    } else {
      problem = null;
      track = opened.track;
      chosen = track.getSettings().deviceId ?? chosen;
      track.addEventListener('ended', onEnded);
    }
    onChange();
  }

  function release(): void {
    track?.removeEventListener('ended', onEnded);
    track?.stop();
    track = null;
  }

  /** It was unplugged, or the person took his leave back: another one takes its place, or the reason is said. */
  function onEnded(): void {
    release();
    chosen = null;
    onChange();
    void enqueue(open);
  }

  return {
    track: () => track,
    problem: () => problem,
    deviceId: () => chosen,
    adopt(opening) {
      isWanted = true;
      void enqueue(async () => take(await opening));
    },
    setWanted(next) {
      isWanted = next;
      if (next) return enqueue(open);
      problem = null;
      release();
      onChange();
      return turn;
    },
    choose: (id) =>
      enqueue(async () => {
        if (id === chosen && track) return;
        // A microphone that could not be had is wanted all the same; a camera only when it was on.
        if (problem !== null && kind === 'microphone') isWanted = true;
        chosen = id;
        release();
        onChange();
        await open();
      }),
    lookAgain: () =>
      enqueue(async () => {
        if (problem !== 'missing') return;
        if (kind === 'microphone') isWanted = true;
        await open();
      }),
    stop() {
      isStopped = true;
      isWanted = false;
      release();
    },
  };
}
