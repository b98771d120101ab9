import type { DrawnObject } from '../../domain/boards/drawing/drawBoard.ts';
import type { BoardPage } from '../../domain/boards/drawing/findPages.ts';
import type { Box, Matrix } from '../../domain/boards/drawing/geometry.ts';
import type { ImageShape, Ink, PathShape, Shape, TextShape } from '../../domain/boards/drawing/shapes.ts';
import { writeNumber } from '../../domain/boards/drawing/writePath.ts';
import { createBreath } from './breathe.ts';
import type { LayText } from './layText.ts';
import { mostLetters, outlineBars } from './outlineBars.ts';
import type { PreparedImage } from './prepareImage.ts';

export type Drawing = {
  page: BoardPage;
  objects: readonly DrawnObject[];
  images: ReadonlyMap<string, PreparedImage>;
  layText: LayText;
};

/** What draws the pixels takes far longer for one long path than for several short ones. */
const lettersOfPath = 40;

/**
 * The page as SVG. Every value in it is a number, a colour that was checked or escaped text; there is no script, no
 * style, nothing foreign, and addresses point to parts of the same file or are images within it (rule WB7).
 */
export async function renderSvg(
  { page, objects, images, layText }: Drawing,
  as: { width: number; height: number; title: string; hasText: boolean },
): Promise<string> {
  const breathe = createBreath();
  const names = new Map([...images.keys()].map((fileId, at) => [fileId, `image${at}`]));
  const parts: string[] = [];
  let clips = 0;
  let letterCount = 0;

  function clip(content: string): string {
    clips += 1;
    parts.push(`<clipPath id="clip${clips}">${content}</clipPath>`);
    return ` clip-path="url(#clip${clips})"`;
  }

  function drawPath({ at, path, fill, isEvenOdd, stroke, clip: within, hole }: PathShape): string {
    const clipped = within === null ? '' : clip(`<path d="${within}"/>`);
    const filled = fill
      ? `${writeInk('fill', fill)}${isEvenOdd ? ' fill-rule="evenodd"' : ''}`
      : ' fill="none"';
    const drawn = `<path d="${path}"${writeMatrix(at)}${filled}${stroke ? writePen(stroke) : ''}${clipped}/>`;
    return hole ? `<g${clip(writeAround(hole))}>${drawn}</g>` : drawn;
  }

  function drawImage(shape: ImageShape): string {
    const { at, fileId, width: w, height: h, part, isFlipped, opacity, radius } = shape;
    const image = images.get(fileId);
    const corners = radius > 0 ? clip(`<rect width="${n(w)}" height="${n(h)}" rx="${n(radius)}"/>`) : '';
    const group = `<g${writeMatrix(at)}${corners}${opacity < 1 ? ` opacity="${writeNumber(opacity, 10_000)}"` : ''}>`;
    if (!image) return `${group}${drawMissing(w, h)}</g>`;
    const [across, down] = [isFlipped.across ? -1 : 1, isFlipped.down ? -1 : 1];
    const flip: Matrix = [across, 0, 0, down, across < 0 ? w : 0, down < 0 ? h : 0];
    const [x, y] = [part.x * image.width, part.y * image.height].map((value) => n(value));
    const [wide, high] = [part.width * image.width, part.height * image.height].map((value) => n(value));
    const view = `<svg width="${n(w)}" height="${n(h)}" viewBox="${x} ${y} ${wide} ${high}" preserveAspectRatio="none">`;
    return `${group}<g${writeMatrix(flip)}>${view}<use href="#${names.get(fileId) ?? ''}"/></svg></g></g>`;
  }

  async function drawText(text: TextShape): Promise<string> {
    letterCount += text.lines.reduce((sum, line) => sum + line.text.length, 0);
    if (letterCount > mostLetters) return drawBars(text) + (as.hasText ? writeWords(text) : '');
    const letters = await layText(text);
    let drawn = '';
    for (let at = 0; at < letters.length; at += lettersOfPath) {
      const some = letters.slice(at, at + lettersOfPath);
      const path = some.map(({ x, y, path }) => `M${n(x)} ${n(y)}${path}`).join('');
      drawn += `<path d="${path}"${writeMatrix(text.at)}${writeInk('fill', text.ink)}/>`;
    }
    return as.hasText ? `${drawn}${writeWords(text)}` : drawn;
  }

  async function draw(shape: Shape): Promise<string> {
    switch (shape.kind) {
      case 'path':
        return drawPath(shape);
      case 'image':
        return drawImage(shape);
      case 'text':
        return drawText(shape);
    }
  }

  for (const { shapes } of objects) {
    for (const shape of shapes) {
      const drawn = await draw(shape);
      parts.push(drawn);
      await breathe();
    }
  }
  const size = `width="${n(as.width)}" height="${n(as.height)}" viewBox="0 0 ${n(page.width)} ${n(page.height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} preserveAspectRatio="none">`,
    `<title>${escapeText(as.title)}</title>`,
    '<defs>',
    ...[...images].map(([fileId, image]) => embed(image, names.get(fileId) ?? '')),
    '</defs>',
    `<rect width="${n(page.width)}" height="${n(page.height)}" fill="#ffffff"/>`,
    `<g${writeMatrix(page.fromBoard)} stroke-linecap="round" stroke-linejoin="round">`,
    ...parts,
    '</g></svg>',
  ].join('\n');
}

/** Once for each image, however often the board shows it. */
function embed({ type, bytes, width, height }: PreparedImage, name: string): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return `<image id="${name}" width="${width}" height="${height}" preserveAspectRatio="none" href="data:${type};base64,${text}"/>`;
}

/** A box with a cross where an image is gone. */
function drawMissing(width: number, height: number): string {
  const [w, h] = [n(width), n(height)];
  return `<path d="M0 0L${w} 0L${w} ${h}L0 ${h}ZL${w} ${h}M${w} 0L0 ${h}" fill="#e0e0e0" stroke="#808080"/>`;
}

function drawBars(text: TextShape): string {
  return `<path d="${outlineBars(text)}"${writeMatrix(text.at)}${writeInk('fill', text.ink)}/>`;
}

/** The words themselves, not to be seen: to be found, selected and read out. */
function writeWords({ at, lines, align, size }: TextShape): string {
  const anchor = { left: 'start', center: 'middle', right: 'end' }[align];
  const spans = lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, x, y }) => `<tspan x="${n(x)}" y="${n(y)}">${escapeText(text)}</tspan>`);
  if (spans.length === 0) return '';
  return `<text${writeMatrix(at)} font-family="sans-serif" font-size="${n(size)}" text-anchor="${anchor}" fill-opacity="0">${spans.join('')}</text>`;
}

/** Everything but the hole. */
function writeAround({ x, y, width, height }: Box): string {
  const far = 4_000_000;
  const hole = `M${n(x)} ${n(y)}L${n(x)} ${n(y + height)}L${n(x + width)} ${n(y + height)}L${n(x + width)} ${n(y)}Z`;
  return `<path clip-rule="evenodd" d="M-${far} -${far}L${far} -${far}L${far} ${far}L-${far} ${far}Z${hole}"/>`;
}

function writePen({ width, dash, ...ink }: NonNullable<PathShape['stroke']>): string {
  const broken = dash.length > 0 ? ` stroke-dasharray="${dash.map((length) => n(length)).join(' ')}"` : '';
  return `${writeInk('stroke', ink)} stroke-width="${n(width)}"${broken}`;
}

function writeInk(kind: 'fill' | 'stroke', { colour, opacity }: Ink): string {
  const seen = opacity < 1 ? ` ${kind}-opacity="${writeNumber(opacity, 10_000)}"` : '';
  return ` ${kind}="${colour}"${seen}`;
}

function writeMatrix(matrix: Matrix): string {
  const [a, b, c, d, e, f] = matrix.map((value, at) => writeNumber(value, at < 4 ? 10_000 : 100));
  if (a === '1' && b === '0' && c === '0' && d === '1')
    return e === '0' && f === '0' ? '' : ` transform="translate(${e} ${f})"`;
  return ` transform="matrix(${a} ${b} ${c} ${d} ${e} ${f})"`;
}

function n(value: number): string {
  return writeNumber(value);
}

/** What XML does not allow is left out: control characters and halves of pairs. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
