import type { Sharp } from 'sharp';

export type RasterFormat = 'png' | 'webp';

/** Seconds; longer no board takes. */
export const longestSeconds = 60;
const webpQuality = 80;

/** What `renderSvg` wrote in pixels. Nothing else may come here: its limits are taken off. */
export async function rasteriseSvg(svg: Uint8Array, format: RasterFormat): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  // An image within it is one long attribute.
  const picture: Sharp = sharp(svg, { unlimited: true, density: 72 })
    .timeout({ seconds: longestSeconds })
    .flatten({ background: '#ffffff' });
  const encoded =
    format === 'png' ? picture.png({ compressionLevel: 6 }) : picture.webp({ quality: webpQuality });
  return encoded.toBuffer();
}
