import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type PDFDocument from 'pdfkit';
import type { EmbeddedImage } from 'pdfkit';
import type { PreparedImage } from './prepareImage.ts';

/** An image of the file, or null where it is gone. */
export type Embed = (fileId: string) => Promise<EmbeddedImage | null>;

const compress = promisify(deflate);

/** Each image is in the file once, however often it is shown. */
export function createEmbed(pdf: PDFDocument, images: ReadonlyMap<string, PreparedImage>): Embed {
  const embedded = new Map<string, EmbeddedImage>();
  return async (fileId) => {
    const known = embedded.get(fileId);
    if (known) return known;
    const image = images.get(fileId);
    if (!image) return null;
    const made = image.isOpaque
      ? embedOpaque(image, pdf)
      : await embedTransparent(image, { pdf, label: `Transparent${embedded.size}` });
    embedded.set(fileId, made);
    return made;
  };
}

function embedOpaque({ bytes }: PreparedImage, pdf: PDFDocument): EmbeddedImage {
  const image = pdf.openImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  image.embed?.(pdf);
  return image;
}

/** pdfkit would take a transparent PNG apart point by point, and hold up everybody; sharp does it beside. */
async function embedTransparent(
  { bytes, width, height }: PreparedImage,
  { pdf, label }: { pdf: PDFDocument; label: string },
): Promise<EmbeddedImage> {
  const { default: sharp } = await import('sharp');
  const [colours, opacity] = await Promise.all([
    sharp(bytes).removeAlpha().toColourspace('srgb').raw().toBuffer(),
    sharp(bytes).ensureAlpha().extractChannel('alpha').raw().toBuffer(),
  ]);
  const common = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  };
  const mask = pdf.ref({ ...common, ColorSpace: 'DeviceGray' });
  mask.end(await compress(opacity));
  const obj = pdf.ref({ ...common, ColorSpace: 'DeviceRGB', SMask: mask });
  obj.end(await compress(colours));
  return { width, height, obj, label };
}
