import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type PDFDocument from 'pdfkit';
import type { ImageShape, Shape, TextShape } from '../../domain/boards/drawing/shapes.ts';
import { createBreath } from './breathe.ts';
import { createEmbed, type Embed } from './embedImage.ts';
import type { LayText } from './layText.ts';
import { mostLetters, outlineBars } from './outlineBars.ts';
import { write, writeColour, writeMatrix, writePdfPath, writeShape, type NameOpacity } from './pdfContent.ts';
import type { PreparedImage } from './prepareImage.ts';
import type { Drawing } from './renderSvg.ts';

/** In points. A board of any size becomes pages no longer than an A4 sheet, so that they print well. */
const longestSide = 842;
/** Points of a unit of the board. */
const pointsOfUnit = 0.75;
/** The board, and not this moment, makes the file: the same board makes the same one. */
const noTime = new Date(0);
const compress = promisify(deflate);

type Tools = {
  layText: LayText;
  writeLetter: (path: string) => string;
  embed: Embed;
  nameOpacity: NameOpacity;
  nameImage: NameImage;
};
type NameImage = (image: NonNullable<Awaited<ReturnType<Embed>>>) => string;

/** One page after the other, all of it vectors but for the images, which keep their own resolution. */
export async function renderPdf(
  drawings: readonly Drawing[],
  { title }: { title: string },
): Promise<Uint8Array> {
  const { default: Document } = await import('pdfkit');
  const pdf = new Document({
    autoFirstPage: false,
    pdfVersion: '1.7',
    info: {
      Title: title.toWellFormed(),
      Producer: 'Conferencing',
      Creator: 'Conferencing',
      CreationDate: noTime,
    },
  });
  // Its XML would hold the title as it is, markup and all.
  pdf.endMetadata = () => undefined;
  const chunks: Uint8Array[] = [];
  const isDone = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  const embed = createEmbed(pdf, drawings[0]?.images ?? new Map<string, PreparedImage>());
  const font = pdf.ref({
    Type: 'Font',
    Subtype: 'Type1',
    BaseFont: 'Helvetica',
    Encoding: 'WinAnsiEncoding',
  });
  font.end();
  const boundLetters = createLetterBound();
  for (const drawing of drawings) {
    await addPage({ ...drawing, layText: boundLetters(drawing.layText) }, { pdf, font, embed });
  }
  pdf.end();
  await isDone;
  return Buffer.concat(chunks);
}

/** Letters of one file become outlines as long as memory bears it; the text itself can still be found. */
function createLetterBound(): (layText: LayText) => LayText {
  let count = 0;
  return (layText) => async (text) => {
    count += text.lines.reduce((sum, line) => sum + line.text.length, 0);
    return count > mostLetters ? [{ x: 0, y: 0, path: outlineBars(text) }] : layText(text);
  };
}

async function addPage(
  { page, objects, layText }: Drawing,
  { pdf, font, embed }: { pdf: PDFDocument; font: ReturnType<PDFDocument['ref']>; embed: Embed },
): Promise<void> {
  const scale = Math.min(pointsOfUnit, longestSide / Math.max(page.width, page.height));
  pdf.addPage({ size: [page.width * scale, page.height * scale], margin: 0 });
  const sheet = pdf.page;
  sheet.fonts['Words'] = font;
  const tools: Tools = {
    layText,
    writeLetter: createWriteLetter(),
    embed,
    nameOpacity: createOpacities(pdf),
    nameImage,
  };
  const content = [`${String(scale)} 0 0 ${String(scale)} 0 0 cm`, writeMatrix(page.fromBoard), '1 J 1 j'];
  const breathe = createBreath();
  for (const { shapes } of objects) {
    for (const shape of shapes) {
      const written = await writeAny(shape, tools);
      content.push(written);
      await breathe();
    }
  }
  // pdfkit would compress a page while everybody waits; a form is compressed beside, and looks the same.
  const form = pdf.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, page.width * scale, page.height * scale],
    Resources: sheet.resources,
    Filter: 'FlateDecode',
  });
  form.end(await compress(content.join('\n')));
  sheet.xobjects['Board'] = form;
  pdf.addContent('/Board Do');

  function nameImage({ label, obj }: Parameters<NameImage>[0]): string {
    sheet.xobjects[label] = obj;
    return label;
  }
}

/** PDF sets opacity by states with a name. */
function createOpacities(pdf: PDFDocument): NameOpacity {
  const names = new Map<string, string>();
  return ({ fill, stroke }) => {
    const key = `${fill.toFixed(3)} ${stroke.toFixed(3)}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = `Opacity${names.size}`;
    const state = pdf.ref({ Type: 'ExtGState', ca: fill, CA: stroke });
    state.end();
    pdf.page.ext_gstates[name] = state;
    names.set(key, name);
    return name;
  };
}

async function writeAny(shape: Shape, tools: Tools): Promise<string> {
  switch (shape.kind) {
    case 'path':
      return writeShape(shape, tools.nameOpacity);
    case 'text':
      return writeText(shape, tools);
    case 'image':
      return writeImage(shape, tools);
  }
}

async function writeText(text: TextShape, { layText, nameOpacity, writeLetter }: Tools): Promise<string> {
  const { at, ink } = text;
  const letters = await layText(text);
  return [
    'q',
    writeMatrix(at),
    `/${nameOpacity({ fill: ink.opacity, stroke: 1 })} gs ${writeColour(ink.colour)} rg`,
    ...letters.map(({ x, y, path }) => `q 1 0 0 1 ${write(x, y)} cm\n${writeLetter(path)}f Q`),
    ...writeWords(text),
    'Q',
  ].join('\n');
}

/** A letter comes many times. */
function createWriteLetter(): (path: string) => string {
  const written = new Map<string, string>();
  return (path) => {
    const known = written.get(path);
    if (known !== undefined) return known;
    const letter = writePdfPath(path);
    written.set(path, letter);
    return letter;
  };
}

/** The words themselves, not to be seen, so that they can be found. PDF's own fonts know Western characters only. */
function writeWords({ lines, size }: TextShape): string[] {
  return lines.flatMap(({ text, y }) => {
    const words = text.replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, ' ').trim();
    if (words === '') return [];
    const hex = Buffer.from(words, 'latin1').toString('hex');
    return [`BT /Words ${write(size)} Tf 3 Tr 1 0 0 -1 ${write(0, y)} Tm <${hex}> Tj ET`];
  });
}

async function writeImage(shape: ImageShape, { embed, nameOpacity, nameImage }: Tools): Promise<string> {
  const { at, width, height, part, isFlipped, radius, opacity } = shape;
  if (width === 0 || height === 0) return '';
  const image = await embed(shape.fileId);
  const parts = ['q', writeMatrix(at), `/${nameOpacity({ fill: opacity, stroke: opacity })} gs`];
  if (isFlipped.across) parts.push(writeMatrix([-1, 0, 0, 1, width, 0]));
  if (isFlipped.down) parts.push(writeMatrix([1, 0, 0, -1, 0, height]));
  parts.push(radius > 0 ? writeRounded(shape) : `${write(0, 0, width, height)} re`, 'W n');
  if (image) {
    // PDF draws an image into the square from 0, 0 to 1, 1, upside down as seen from here.
    const [wide, high] = [width / part.width, height / part.height];
    parts.push(
      writeMatrix([wide, 0, 0, -high, -part.x * wide, high - part.y * high]),
      `/${nameImage(image)} Do`,
    );
  } else {
    parts.push(`0.878 g 0.5 G ${write(0, 0, width, height)} re f`);
    parts.push(
      `${write(0, 0, width, height)} re 0 0 m ${write(width, height)} l ${write(width, 0)} m ${write(0, height)} l S`,
    );
  }
  parts.push('Q');
  return parts.join('\n');
}

function writeRounded({ width: w, height: h, radius: r }: ImageShape): string {
  // How far a handle of a quarter of a circle is from its corner.
  const k = r * 0.4477;
  return [
    `${write(r, 0)} m ${write(w - r, 0)} l ${write(w - k, 0, w, k, w, r)} c`,
    `${write(w, h - r)} l ${write(w, h - k, w - k, h, w - r, h)} c`,
    `${write(r, h)} l ${write(k, h, 0, h - k, 0, h - r)} c`,
    `${write(0, r)} l ${write(0, k, k, 0, r, 0)} c h`,
  ].join('\n');
}
