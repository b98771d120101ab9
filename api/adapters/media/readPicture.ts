import sharp, { type Metadata, type Sharp } from 'sharp';
import type { FileMedia } from '../../contract/files.ts';
import { blankIptc, blankLocation, xmpPlaces } from './blankLocation.ts';
import { readExif, type Exif } from './readExif.ts';
import { silentMedia } from './silentMedia.ts';

/** Of a decompression bomb no pixel is decoded: the cameras of telephones have up to 200 megapixels. */
const mostPixels = 220_000_000;
/** Turning a picture upright takes three bytes of memory a pixel. */
const mostRewritten = 60_000_000;
/** Twice the largest frame it is shown in. */
const thumbnailSize = { width: 640, height: 480 };
/** As cameras of telephones write: about as many bytes as before. */
const quality = { thumbnail: 72, whole: 88 };

/** Longer no picture takes, on whatever machine. */
const mostSeconds = 60;

// One thread a picture, and no memory kept for pictures that come only once.
sharp.concurrency(1);
sharp.cache(false);

type ReadPicture = {
  media: FileMedia | null;
  thumbnail: Uint8Array | null;
  withoutLocation: Uint8Array | null;
};

/** A picture's facts, its small picture, and where asked for the picture without its place. */
export async function readPicture(
  bytes: Buffer,
  asked: { type: string; removeLocation: boolean },
): Promise<ReadPicture> {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  // Also what is not decoded here, such as HEIC, tells where it was taken.
  const blanked = () => (asked.removeLocation ? blankLocation(bytes) : null);
  if (!metadata) return { media: null, thumbnail: null, withoutLocation: blanked() };
  const exif = metadata.exif ? readExif(metadata.exif) : null;
  const { width, height } = metadata.autoOrient;
  const media: FileMedia = {
    ...silentMedia,
    width,
    height,
    takenAt: exif?.takenAt ?? null,
    takenWith: exif && toCamera(exif),
  };
  const isDecodable = width * height <= mostPixels;
  const thumbnail = isDecodable ? await makeThumbnail(open(bytes)).catch(() => null) : null;
  if (!asked.removeLocation || !tellsLocation(metadata, exif)) {
    return { media, thumbnail, withoutLocation: null };
  }
  // What is larger is left as it is, but for the bytes that tell the place.
  const isRewritable = width * height <= mostRewritten && writable.has(asked.type);
  const rewritten = isRewritable
    ? await removeLocation(open(bytes, true), asked.type).catch(() => null)
    : null;
  return { media, thumbnail, withoutLocation: rewritten ?? blanked() };
}

function open(bytes: Buffer, isAnimated = false): Sharp {
  return sharp(bytes, { limitInputPixels: mostPixels, animated: isAnimated, failOn: 'none' }).timeout({
    seconds: mostSeconds,
  });
}

function makeThumbnail(picture: Sharp): Promise<Buffer> {
  return picture
    .autoOrient()
    .resize({ ...thumbnailSize, fit: 'cover', position: 'centre', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: quality.thumbnail })
    .toBuffer();
}

const writable = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

/** Written anew without anything but its pixels and their colours, in its own format. */
function removeLocation(picture: Sharp, type: string): Promise<Buffer> {
  const upright = picture.autoOrient().keepIccProfile();
  switch (type) {
    case 'image/png':
      return upright.png().toBuffer();
    case 'image/webp':
      return upright.webp({ quality: quality.whole }).toBuffer();
    case 'image/gif':
      return upright.gif().toBuffer();
    case 'image/avif':
      return upright.avif({ quality: quality.whole }).toBuffer();
    default:
      return upright.jpeg({ quality: quality.whole }).toBuffer();
  }
}

/** EXIF that cannot be read might tell it too; XMP and IPTC have their own words for places. */
function tellsLocation(metadata: Metadata, exif: Exif | null): boolean {
  if (metadata.exif && (exif === null || exif.tellsPlace)) return true;
  if (metadata.iptc && blankIptc(Buffer.from(metadata.iptc))) return true;
  return metadata.xmp ? xmpPlaces.test(metadata.xmp.toString('latin1')) : false;
}

function toCamera(exif: Exif): string | null {
  const make = toWords(exif.make);
  const model = toWords(exif.model);
  const camera = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`;
  return camera.trim().slice(0, 100) || null;
}

function toWords(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
}
