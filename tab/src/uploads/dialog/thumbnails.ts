/** Larger pictures are not decoded for a picture of 48 px: phones would run out of memory. */
const largest = 40 * 1_048_576;
export const thumbnailSize = { width: 48, height: 40 };

const known = new WeakMap<Blob, Promise<ImageBitmap | null>>();

/** A small picture of a picture, made on the device; null for what the browser can't show. */
export function thumbnailOf(body: Blob, name: string): Promise<ImageBitmap | null> {
  const thumbnail = known.get(body) ?? draw(body, name).catch(() => null);
  known.set(body, thumbnail);
  return thumbnail;
}

async function draw(body: Blob, name: string): Promise<ImageBitmap | null> {
  const isPicture = body.type.startsWith('image/') || /\.(jpe?g|png|gif|webp|avif|bmp)$/i.test(name);
  if (!isPicture || body.size > largest || body.size === 0) return null;
  const whole = await createImageBitmap(body, { imageOrientation: 'from-image' });
  try {
    const { width, height } = thumbnailSize;
    const scale = Math.min(whole.width / width, whole.height / height);
    const cut = { width: width * scale, height: height * scale };
    return await createImageBitmap(
      whole,
      Math.round((whole.width - cut.width) / 2),
      Math.round((whole.height - cut.height) / 2),
      Math.max(1, Math.round(cut.width)),
      Math.max(1, Math.round(cut.height)),
      { resizeWidth: width * 2, resizeHeight: height * 2, resizeQuality: 'high' },
    );
  } finally {
    whole.close();
  }
}
