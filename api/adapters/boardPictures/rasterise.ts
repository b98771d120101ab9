import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { longestSeconds, rasteriseSvg, type RasterFormat } from './rasteriseSvg.ts';
import { renderSvg, type Drawing } from './renderSvg.ts';

/** So small a picture leaves no traces in memory. */
const small = { characters: 2_000_000, pixels: 1_000_000 };
const child = join(import.meta.dirname, 'rasteriseInProcess.ts');

/** The page in pixels. */
export async function rasterise(
  drawing: Drawing,
  { width, height, format }: { width: number; height: number; format: RasterFormat },
): Promise<Uint8Array> {
  const svg = await renderSvg(drawing, { width, height, title: '', hasText: false });
  const isSmall = svg.length <= small.characters && width * height <= small.pixels;
  return isSmall ? rasteriseSvg(Buffer.from(svg), format) : rasteriseApart(Buffer.from(svg), format);
}

/**
 * In another process. Drawing a large board takes hundreds of megabytes, which this one would not give back, and
 * nothing that goes wrong in there ends the app.
 */
async function rasteriseApart(svg: Buffer, format: RasterFormat): Promise<Uint8Array> {
  const drawing = spawn(process.execPath, [child, format], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: longestSeconds * 1_000,
    killSignal: 'SIGKILL',
  });
  const ended = once(drawing, 'close') as Promise<[code: number | null, signal: string | null]>;
  // When the process ends early, its end tells why; the broken pipe does not.
  drawing.stdin.on('error', () => undefined);
  drawing.stdin.end(svg);
  const [picture, [code, signal]] = await Promise.all([buffer(drawing.stdout), ended]);
  if (code !== 0) throw new Error(`The picture of a board could not be drawn: ${String(code ?? signal)}.`);
  return picture;
}
