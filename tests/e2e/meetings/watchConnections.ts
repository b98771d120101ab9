import type { BrowserContext, Frame } from 'playwright-core';

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- adding to a type takes an interface
  interface Window {
    /** All that this page has made. */
    made: { connections: RTCPeerConnection[]; tracks: MediaStreamTrack[] };
    /** When the first frame from another one was decoded; milliseconds since 1970. */
    firstFrameAt: number | null;
  }
}

/** From the page's start: its connections, and the tracks of its devices and screens. */
export async function watchConnections(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const made: Window['made'] = { connections: [], tracks: [] };
    window.made = made;
    window.firstFrameAt = null;
    const Plain = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Plain {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.connections.push(this);
      }
    };
    // An empty page has none.
    if (!('mediaDevices' in navigator)) return;
    const devices = navigator.mediaDevices;
    for (const name of ['getUserMedia', 'getDisplayMedia'] as const) {
      const plain = devices[name].bind(devices);
      devices[name] = async (constraints) => {
        const stream = await plain(constraints);
        made.tracks.push(...stream.getTracks());
        return stream;
      };
    }
    const look = async () => {
      for (const connection of made.connections) {
        for (const report of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
          const isDecoded = report.type === 'inbound-rtp' && Number(report.framesDecoded ?? 0) > 0;
          if (isDecoded) window.firstFrameAt ??= performance.timeOrigin + performance.now();
        }
      }
      if (window.firstFrameAt === null) setTimeout(() => void look(), 25);
    };
    void look();
  });
}

/** What one connection receives, by the line it comes on. */
export type Received = {
  state: RTCPeerConnectionState;
  camera: { frames: number; width: number };
  screen: { frames: number; width: number };
  microphone: { packets: number; energy: number };
};

/** Of the connections that are not closed. */
export function readReceived(frame: Frame): Promise<Received[]> {
  return frame.evaluate(async () => {
    const open = window.made.connections.filter(({ connectionState }) => connectionState !== 'closed');
    return Promise.all(
      open.map(async (connection) => {
        const [microphone, camera, screen] = await Promise.all(
          connection.getTransceivers().map(async ({ receiver }) => {
            const reports = [...(await receiver.getStats()).values()] as Record<string, unknown>[];
            return reports.find(({ type }) => type === 'inbound-rtp') ?? {};
          }),
        );
        const number = (value: unknown) => Number(value ?? 0);
        return {
          state: connection.connectionState,
          camera: { frames: number(camera?.framesDecoded), width: number(camera?.frameWidth) },
          screen: { frames: number(screen?.framesDecoded), width: number(screen?.frameWidth) },
          microphone: {
            packets: number(microphone?.packetsReceived),
            energy: number(microphone?.totalAudioEnergy),
          },
        };
      }),
    );
  });
}

/** Tracks of devices and screens that are not let go of, and connections that are not closed. */
export function readHeld(frame: Frame): Promise<{ tracks: number; connections: number }> {
  return frame.evaluate(() => ({
    tracks: window.made.tracks.filter(({ readyState }) => readyState === 'live').length,
    connections: window.made.connections.filter(({ connectionState }) => connectionState !== 'closed').length,
  }));
}
