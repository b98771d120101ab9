import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import sharp from 'sharp';
import { elementLimits } from '../../../api/contract/boardElements.ts';
import { createElements } from '../../builders/drawnElements.ts';
import { buildStripes, draw } from './drawBoards.ts';

const background = (title: string, order: number) => ({ background: { title, order } });

type Read = {
  pages: { view: number[]; words: string[]; annotations: unknown[]; paths: number; images: number }[];
  info: Record<string, unknown>;
  scripts: unknown;
  attachments: unknown;
};

function readPdf(bytes: Uint8Array): Read {
  const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'readPdf.mjs')], {
    input: bytes,
  });
  if (stdout.length === 0) throw new Error(stderr.toString());
  return JSON.parse(stdout.toString()) as Read;
}

test('[WB7] a PDF has every type of element, as vectors, and its words', async () => {
  const build = createElements();
  const images = { photo: await buildStripes(['#0000ff'], { width: 40, height: 30, format: 'webp' }) };
  const elements = [
    ...(['rectangle', 'ellipse', 'diamond', 'line', 'arrow', 'freedraw'] as const).map((type, at) =>
      build(type, { y: at * 80 }),
    ),
    build('text', { x: 200, width: 160, text: 'Guida inferiore' }),
    build('image', { x: 200, y: 100, fileId: 'photo' }),
  ];
  const { pages, info } = readPdf(await draw(elements, { images, format: 'pdf', title: 'SC-1' }));
  expect(pages).toHaveLength(1);
  // The arrow has a head of its own; each letter is a path.
  expect(pages[0]!.paths).toBeGreaterThanOrEqual(7 + 'Guidainferiore'.length);
  expect(pages[0]!.images).toBe(1);
  expect(pages[0]!.words).toContain('Guida inferiore');
  expect(info).toMatchObject({ Title: 'SC-1', CreationDate: 'D:19700101000000Z' });
});

test('[WB7] a text beyond the letters that a PDF bears is a bar in it, and still found', async () => {
  const build = createElements();
  // Blanks count as letters, and need no outlines.
  const long = `${' '.repeat(elementLimits.text - 1)}x`;
  const full = Array.from({ length: 12 }, (_, at) => build('text', { y: at * 30, text: long }));
  const more = build('text', { y: 400, text: 'one more' });
  const { pages } = readPdf(await draw([...full, more], { format: 'pdf' }));
  expect(pages[0]!.paths).toBe(full.length + 1);
  expect(pages[0]!.words).toContain('one more');
});

test('[WB7] each background is a page, and what lies beside them is on the last one', async () => {
  const build = createElements();
  const images = {
    clear: await buildStripes(['#00ff00'], { width: 40, height: 30 }),
    photo: await buildStripes(['#0000ff'], { width: 800, height: 600, format: 'jpeg' }),
  };
  const pages = [
    build('image', { fileId: 'photo', width: 400, height: 300, customData: background('b', 1) }),
    build('image', { fileId: 'clear', x: 500, width: 300, height: 400, customData: background('a', 0) }),
    build('text', { x: 10, y: 10, text: 'on the photo' }),
  ];
  const within = readPdf(await draw(pages, { images, format: 'pdf' }));
  expect(within.pages.map(({ view }) => view)).toEqual([
    [0, 0, 225, 300],
    [0, 0, 300, 225],
  ]);
  expect(within.pages.map(({ words }) => words.join(''))).toEqual(['', 'on the photo']);

  const beside = [...pages, build('text', { x: 10, y: 900, text: 'far below' })];
  const all = readPdf(await draw(beside, { images, format: 'pdf' }));
  expect(all.pages.map(({ words }) => words.join())).toEqual(['', 'on the photo', 'on the photo,far below']);
  const one = readPdf(await draw(beside, { images, format: 'pdf', page: 2 }));
  expect(one.pages.map(({ words }) => words.join(''))).toEqual(['on the photo']);
});

test('[WB7] what was written to do harm is plain text in a PDF', async () => {
  const build = createElements();
  const harm = ')>> /OpenAction << /S /JavaScript /JS (app.alert(1)) >> endobj';
  const elements = [
    build('text', { text: harm, link: 'https://example.com/', customData: { caption: harm } }),
    build('image', { fileId: 'none', customData: background(harm, 0) }),
  ];
  const bytes = await draw(elements, { format: 'pdf', title: harm });
  const { pages, info, scripts, attachments } = readPdf(bytes);
  expect(info).toMatchObject({ Title: harm });
  expect([scripts, attachments]).toEqual([null, null]);
  expect(pages.flatMap(({ annotations }) => annotations)).toEqual([]);
  // The title itself is allowed to say so, within its brackets.
  const raw = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\((?:\\.|[^\\)])*\)$/gm, '');
  const names = raw.match(/\/(OpenAction|JavaScript|JS|URI|AA|Launch|EmbeddedFile|Metadata)\b/g);
  expect(names).toBeNull();
});

test('[WB7] an image with transparency stays so in a PDF', async () => {
  const clear = await sharp({
    create: { width: 20, height: 20, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
  })
    .png()
    .toBuffer();
  const bytes = await draw([createElements()('image', { fileId: 'clear' })], {
    images: { clear },
    format: 'pdf',
  });
  expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/SMask \d+ 0 R/);
  expect(readPdf(bytes).pages[0]!.images).toBe(1);
});
