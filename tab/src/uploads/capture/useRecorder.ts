import { useEffect, useRef, useState } from 'react';
import type { CaptureKind } from './captureKind.ts';
import { recordingType } from './recordingType.ts';

export type Recorder = {
  canRecord: boolean;
  isRecording: boolean;
  /** Since the start. */
  seconds: number;
  start: () => void;
  /** Ends it and hands over what was recorded. */
  stop: () => void;
};

type Needs = {
  kind: Exclude<CaptureKind, 'photo'>;
  stream: MediaStream;
  largestBytes: number;
  onRecorded: (recording: Blob, recorded: { ending: string; isFull: boolean }) => void;
};

/** Records in pieces of a second, so that it can stop by itself before the file is too large. */
export function useRecorder({ kind, stream, largestBytes, onRecorded }: Needs): Recorder {
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [seconds, setSeconds] = useState(0);
  const recorder = useRef<MediaRecorder | null>(null);
  const [recording] = useState(() => recordingType(kind));

  useEffect(() => {
    if (startedAt === null) return undefined;
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - startedAt) / 1000)), 500);
    return () => clearInterval(timer);
  }, [startedAt]);
  useEffect(
    () => () => {
      // Left by Back: what was recorded so far is not wanted.
      if (!recorder.current) return;
      recorder.current.onstop = null;
      recorder.current.ondataavailable = null;
    },
    [],
  );

  function start(): void {
    if (!recording || recorder.current) return;
    const { type, ending } = recording;
    const running = new MediaRecorder(stream, { mimeType: type });
    const pieces: Blob[] = [];
    let size = 0;
    let isFull = false;
    running.ondataavailable = ({ data }) => {
      pieces.push(data);
      size += data.size;
      // A second more must still fit.
      isFull = size + 2 * data.size > largestBytes;
      if (isFull && running.state === 'recording') running.stop();
    };
    running.onstop = () => {
      recorder.current = null;
      setStartedAt(null);
      onRecorded(new Blob(pieces, { type: type.split(';')[0] ?? type }), { ending, isFull });
    };
    running.start(1_000);
    recorder.current = running;
    setSeconds(0);
    setStartedAt(Date.now());
  }

  return {
    canRecord: recording !== undefined,
    isRecording: startedAt !== null,
    seconds,
    start,
    stop: () => recorder.current?.stop(),
  };
}
