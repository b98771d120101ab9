/** jsdom draws nothing: what would have been drawn, of which video, as which type. Until `end` is called. */
export function fakeFrames({ width, height }: { width: number; height: number }) {
  const drawn: { width: number; height: number; source: string }[] = [];
  const made: { type: string; quality: unknown }[] = [];
  const canvas = HTMLCanvasElement.prototype;
  const before = { getContext: canvas.getContext, toBlob: canvas.toBlob };
  const size = { width, height };
  Object.defineProperty(HTMLVideoElement.prototype, 'videoWidth', {
    configurable: true,
    get: () => size.width,
  });
  Object.defineProperty(HTMLVideoElement.prototype, 'videoHeight', {
    configurable: true,
    get: () => size.height,
  });
  Object.assign(canvas, {
    getContext(this: HTMLCanvasElement) {
      return {
        drawImage: (source: Element) => {
          const { width: wide, height: high } = this;
          if (source instanceof HTMLVideoElement)
            drawn.push({ width: wide, height: high, source: source.getAttribute('aria-label') ?? '' });
        },
      };
    },
    toBlob(take: BlobCallback, type = 'image/png', quality?: unknown) {
      made.push({ type, quality });
      take(new Blob(['pixels'], { type }));
    },
  });
  return {
    drawn,
    made,
    size,
    end: () => {
      Object.assign(canvas, before);
      Reflect.deleteProperty(HTMLVideoElement.prototype, 'videoWidth');
      Reflect.deleteProperty(HTMLVideoElement.prototype, 'videoHeight');
    },
  };
}
