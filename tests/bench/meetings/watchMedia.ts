/** What a page has seen of the others, in milliseconds since 1970. */
export type SeenMedia = { pressedAt: number; pictureAt: number };

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- adding to a type takes an interface
  interface Window {
    seenMedia: SeenMedia;
  }
}

/** In a page, before anything else: when a button was pressed last, and when the first picture of somebody else was decoded. */
export function watchMedia(): void {
  const now = () => performance.timeOrigin + performance.now();
  const seen = { pressedAt: 0, pictureAt: 0 };
  window.seenMedia = seen;
  addEventListener('click', () => (seen.pressedAt = now()), { capture: true });
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        if (track.kind !== 'video') return;
        const video = document.createElement('video');
        video.muted = true;
        video.srcObject = new MediaStream([track]);
        video.requestVideoFrameCallback(() => {
          if (seen.pictureAt === 0) seen.pictureAt = now();
          video.srcObject = null;
        });
        void video.play();
      });
    }
  };
}
