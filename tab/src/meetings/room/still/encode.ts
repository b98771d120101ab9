import type { PictureType, Shows } from '../rtc/pictureMessage.ts';

/** What a JPEG keeps, 0 to 1: at 0.92 the eye sees no difference. */
const quality = 0.92;

/** JPEG of a camera, PNG of a screen, where letters must stay sharp. */
export const typeFor = (shows: Shows): PictureType => (shows === 'screen' ? 'image/png' : 'image/jpeg');

/** A canvas as a picture file's bytes. */
export async function encode(canvas: HTMLCanvasElement, type: PictureType): Promise<Blob> {
  const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!bytes) throw new DOMException('the picture could not be made', 'EncodingError');
  return bytes;
}
