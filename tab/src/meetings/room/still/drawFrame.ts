/** Milliseconds to wait for a frame of what is not shown here. */
const patience = 3_000;

/** The next frame of a stream that no element shows, by an element that nobody sees. Rejects when none comes. */
export async function drawStream(stream: MediaStream): Promise<HTMLCanvasElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  try {
    await firstFrame(video);
    return drawVideo(video);
  } finally {
    video.srcObject = null;
  }
}

function firstFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new DOMException('no frame came', 'TimeoutError')), patience);
    video.addEventListener(
      'loadeddata',
      () => {
        clearTimeout(late);
        resolve();
      },
      { once: true },
    );
    video.play().catch(() => undefined);
  });
}

/** What an element shows now, with all pixels and not mirrored. */
export const drawVideo = (video: HTMLVideoElement): HTMLCanvasElement =>
  drawPicture(video, { width: video.videoWidth, height: video.videoHeight });

/** Throws for what has no pixels. */
export function drawPicture(
  picture: CanvasImageSource,
  { width, height }: { width: number; height: number },
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0) throw new DOMException('nothing to be seen', 'InvalidStateError');
  context.drawImage(picture, 0, 0, width, height);
  return canvas;
}
