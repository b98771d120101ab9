import type { Shows } from '../rtc/pictureMessage.ts';
import { largestPicture } from '../rtc/pictureMessage.ts';
import { drawPicture, drawStream } from './drawFrame.ts';
import { encode, typeFor } from './encode.ts';
import { largestSide } from './readPictureSize.ts';

type FrameGrabber = { grabFrame: () => Promise<ImageBitmap> };
type Capturing = { ImageCapture?: new (track: MediaStreamTrack) => FrameGrabber };

/** Milliseconds. A screen on which nothing moves may give no frame to it. */
const grabWithin = 800;

/**
 * This window's own picture as the device gives it, before it is made smaller for the line. Null where nothing is on.
 * It is at most 4096 pixels a side; a screen whose PNG is too large to be sent is a JPEG.
 */
export async function grabSource(track: MediaStreamTrack | null, shows: Shows): Promise<Blob | null> {
  if (track?.readyState !== 'live') return null;
  const canvas = (await grabFrame(track)) ?? fit(await drawStream(new MediaStream([track])));
  const made = await encode(canvas, typeFor(shows));
  return made.size <= largestPicture ? made : encode(canvas, 'image/jpeg');
}

/** Null where the browser cannot, or does not in time. */
async function grabFrame(track: MediaStreamTrack): Promise<HTMLCanvasElement | null> {
  const { ImageCapture } = globalThis as Capturing;
  if (!ImageCapture) return null;
  let late: ReturnType<typeof setTimeout> | undefined;
  try {
    const grabbed = new ImageCapture(track).grabFrame();
    const frame = await Promise.race([
      grabbed,
      new Promise<null>((resolve) => (late = setTimeout(() => resolve(null), grabWithin))),
    ]);
    if (!frame) {
      void grabbed.then((tooLate) => tooLate.close()).catch(() => undefined);
      return null;
    }
    const canvas = fit(frame);
    frame.close();
    return canvas;
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
}

function fit(frame: ImageBitmap | HTMLCanvasElement): HTMLCanvasElement {
  const { width, height } = frame;
  const scale = Math.min(1, largestSide / Math.max(width, height));
  if (scale === 1 && frame instanceof HTMLCanvasElement) return frame;
  return drawPicture(frame, { width: Math.round(width * scale), height: Math.round(height * scale) });
}
