import { useEffect, useState } from 'react';
import type { CaptureKind } from './captureKind.ts';

export type MediaProblem = 'refused' | 'missing' | 'busy' | 'unsupported';
export type Media =
  | { state: 'starting' }
  | { state: 'ready'; stream: MediaStream }
  | { state: 'failed'; problem: MediaProblem };

const wanted: Record<CaptureKind, MediaStreamConstraints> = {
  photo: { video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1440 } } },
  video: { video: { facingMode: 'environment', height: { ideal: 720 } }, audio: true },
  voice: { audio: true },
};

/** Camera and microphone while the panel is open; no lamp stays on after it. */
export function useMedia(kind: CaptureKind): Media {
  const [media, setMedia] = useState<Media>({ state: 'starting' });
  useEffect(() => {
    let isGone = false;
    let open: MediaStream | null = null;
    openMedia(kind).then(
      (stream) => {
        open = stream;
        if (isGone) stopTracks(stream);
        else setMedia({ state: 'ready', stream });
      },
      (error: unknown) => {
        if (!isGone) setMedia({ state: 'failed', problem: toProblem(error) });
      },
    );
    return () => {
      isGone = true;
      if (open) stopTracks(open);
    };
  }, [kind]);
  return media;
}

async function openMedia(kind: CaptureKind): Promise<MediaStream> {
  // Absent where the page was not loaded securely.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new DOMException('no devices here', 'NotSupportedError');
  return devices.getUserMedia(wanted[kind]);
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function toProblem(error: unknown): MediaProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'unsupported';
}
