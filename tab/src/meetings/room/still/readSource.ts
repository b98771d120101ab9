import { pictureTypes } from '../rtc/pictureMessage.ts';
import { drawPicture } from './drawFrame.ts';
import { encode } from './encode.ts';
import { nameStill } from './nameStill.ts';
import { largestSide, readPictureSize } from './readPictureSize.ts';
import type { Still } from './Still.ts';

/**
 * A still of what another window says is its picture; null when it is none, or no sharper than the one that was received.
 * It is drawn and encoded here, so that what is shown is what is uploaded, and no byte of another window goes into a file
 * of this person. A second JPEG of the same pixels at the same quality loses next to nothing.
 */
export async function readSource(source: Blob, received: Still): Promise<Still | null> {
  const type = pictureTypes.find((one) => one === source.type);
  if (!type) return null;
  const size = readPictureSize(new Uint8Array(await source.arrayBuffer()), type);
  if (!size || !isWithin(size) || size.width < received.width || size.height < received.height) return null;
  const bitmap = await createImageBitmap(source);
  try {
    // A picture may say that it is to be turned.
    if (Math.max(bitmap.width, bitmap.height) > largestSide) return null;
    const canvas = drawPicture(bitmap, { width: bitmap.width, height: bitmap.height });
    const name = nameStill({ ...received.named, ending: type === 'image/png' ? 'png' : 'jpg' });
    const lastModified = received.named.at.getTime();
    const file = new File([await encode(canvas, type)], name, { type, lastModified });
    return { ...received, file, canvas, width: canvas.width, height: canvas.height, isFull: true };
  } finally {
    bitmap.close();
  }
}

const isWithin = ({ width, height }: { width: number; height: number }) =>
  width > 0 && height > 0 && width <= largestSide && height <= largestSide;
