import type { Metadata, Sharp } from 'sharp';

/** An image upright, in colours of a screen, as a type that everything here can show. */
export type PreparedImage = {
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  bytes: Uint8Array;
  /** Pixels of `bytes`. */
  width: number;
  height: number;
  isOpaque: boolean;
  /** Pixels of the image as it is stored, upright. */
  natural: { width: number; height: number };
};

/** More is no photo: nothing of it is decoded. */
const mostPixels = 220_000_000;
const longestSeconds = 30;
const quality = 95;
const types = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const;

/**
 * `most`: pixels that are shown of it; without, its own. `isPlain`: JPEG or PNG only. Null for what is no image of the
 * three types, or broken.
 */
export async function prepareImage(
  bytes: Uint8Array,
  asked: { most?: { width: number; height: number } | undefined; isPlain: boolean },
): Promise<PreparedImage | null> {
  const metadata = await readMetadata(bytes);
  if (!metadata) return null;
  const type = types[metadata.format as keyof typeof types];
  const natural = metadata.autoOrient;
  const isOpaque = !metadata.hasAlpha;
  const size = fitInto(natural, asked.most);
  const isUpright = (metadata.orientation ?? 1) === 1;
  const isReady = isUpright && metadata.space === 'srgb' && size.width === natural.width;
  if (
    isReady &&
    !(asked.isPlain && (type === 'image/webp' || (type === 'image/png' && !isPlainPng(metadata))))
  ) {
    return { type, bytes, ...natural, isOpaque, natural };
  }
  const picture = (await open(bytes))
    .autoOrient()
    .toColourspace('srgb')
    .resize({ ...size, fit: 'fill' });
  const encoded = await encode(picture, { isOpaque, isLossless: type !== 'image/jpeg' && isUpright });
  return encoded && { ...encoded, isOpaque, natural };
}

/** Pixels of the image, upright. */
export async function readSize(bytes: Uint8Array): Promise<{ width: number; height: number } | null> {
  const metadata = await readMetadata(bytes);
  return metadata && metadata.autoOrient;
}

async function readMetadata(bytes: Uint8Array): Promise<Metadata | null> {
  const picture = await open(bytes);
  const metadata = await picture.metadata().catch(() => null);
  return metadata && metadata.format in types ? metadata : null;
}

/** With `failOn: none` a torn image is shown as far as it goes. */
async function open(bytes: Uint8Array): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'none' }).timeout({ seconds: longestSeconds });
}

/** Eight bits, without interlacing and transparency: such a one goes into a PDF as it is. */
function isPlainPng({ depth, isProgressive, hasAlpha }: Metadata): boolean {
  return depth === 'uchar' && !isProgressive && !hasAlpha;
}

function fitInto(natural: { width: number; height: number }, most?: { width: number; height: number }) {
  if (!most) return natural;
  const share = Math.min(1, Math.max(most.width / natural.width, most.height / natural.height));
  return {
    width: Math.max(1, Math.round(natural.width * share)),
    height: Math.max(1, Math.round(natural.height * share)),
  };
}

async function encode(picture: Sharp, { isOpaque, isLossless }: { isOpaque: boolean; isLossless: boolean }) {
  const isJpeg = isOpaque && !isLossless;
  const encoded = isJpeg
    ? picture.jpeg({ quality, chromaSubsampling: '4:4:4' })
    : picture.png({ compressionLevel: 3, palette: false });
  const result = await encoded.toBuffer({ resolveWithObject: true }).catch(() => null);
  if (!result) return null;
  const { width, height } = result.info;
  return {
    type: isJpeg ? ('image/jpeg' as const) : ('image/png' as const),
    bytes: result.data,
    width,
    height,
  };
}
