import sharp from 'sharp';
import type { DrawnElement } from '../../../api/contract/boardElements.ts';
import { DomainError } from '../../../api/domain/errors.ts';
import { createElements } from '../../builders/drawnElements.ts';
import { buildStripes, draw, drawSvg, isLike, pictures, readPixels } from './drawBoards.ts';

const red = '#c50f1f';
const note = '#fff4ce';

/** Every type, each in a place of its own; where its colour must be seen. */
const probes: { build: (build: ReturnType<typeof createElements>) => DrawnElement; at: [number, number] }[] =
  [
    { build: (build) => build('rectangle', { backgroundColor: red, strokeColor: red }), at: [50, 30] },
    { build: (build) => build('ellipse', { backgroundColor: red, strokeColor: red }), at: [50, 30] },
    { build: (build) => build('diamond', { backgroundColor: red, strokeColor: red }), at: [50, 30] },
    { build: (build) => build('line', { strokeColor: red, strokeWidth: 6 }), at: [50, 30] },
    { build: (build) => build('arrow', { strokeColor: red, strokeWidth: 6 }), at: [50, 30] },
    {
      build: (build) =>
        build('freedraw', {
          strokeColor: red,
          strokeWidth: 6,
          points: Array.from({ length: 20 }, (_, at): [number, number] => [at * 5, 30]),
        }),
      at: [50, 30],
    },
    {
      build: (build) =>
        build('text', { strokeColor: red, text: '█', fontFamily: 3, fontSize: 50, width: 30, height: 62 }),
      at: [15, 35],
    },
    { build: (build) => build('image', { fileId: 'red' }), at: [50, 30] },
  ];

test.each(probes)('[WB7] a PNG has what is on the board: $at of element %#', async (probe) => {
  const build = createElements();
  const frame = build('rectangle', { x: -10, y: -10, width: 220, height: 120, strokeColor: 'transparent' });
  const images = { red: await buildStripes([red], { width: 100, height: 60 }) };
  const pixels = await readPixels(await draw([frame, probe.build(build)], { images }));
  const [x, y] = probe.at;
  // A margin of 10 around the frame, two pixels a unit.
  expect(pixels.at((x + 20) * 2, (y + 20) * 2)).toBe(red);
  expect(pixels.at(5, 5)).toBe('#ffffff');
});

test('[WB7] an SVG has everything, and its words can be found', async () => {
  const build = createElements();
  const images = { red: await buildStripes([red], { width: 100, height: 60 }) };
  const elements = [...probes.map((probe) => probe.build(build)), build('text', { text: 'Guida inferiore' })];
  const svg = await drawSvg(elements, { images });
  expect(svg.match(/fill="#c50f1f"|stroke="#c50f1f"/g)!.length).toBeGreaterThanOrEqual(7);
  expect(svg).toContain('href="data:image/png;base64,');
  expect(svg).toContain('>Guida inferiore</tspan>');
});

test('[WB7] what is deleted is in no picture, and a board of nothing is a small white one', async () => {
  const tombstone = { id: 'gone', version: 2, versionNonce: 1, isDeleted: true as const };
  const pixels = await readPixels(await draw([tombstone]));
  expect(pixels.width).toBeLessThanOrEqual(100);
  expect(pixels.at(1, 1)).toBe('#ffffff');
  expect(Buffer.from(await draw([], { format: 'pdf' })).toString('latin1')).toMatch(/^%PDF/);
  expect(
    (await sharp((await pictures.thumbnail({ elements: [], images: async () => null })).bytes).metadata())
      .width,
  ).toBeLessThanOrEqual(480);
});

test('[WB7] later elements cover earlier ones, by index and not as they come', async () => {
  const build = createElements();
  const below = build('rectangle', { backgroundColor: '#000000', index: 'a1' });
  const above = build('rectangle', { backgroundColor: red, index: 'a2' });
  const pixels = await readPixels(await draw([above, below]));
  expect(pixels.at(pixels.width / 2, pixels.height / 2)).toBe(red);
});

test('[WB7] an element is turned around its middle', async () => {
  const build = createElements();
  const pixels = await readPixels(
    await draw([
      build('rectangle', { x: -50, y: -50, width: 200, height: 160, strokeColor: 'transparent' }),
      build('rectangle', {
        width: 100,
        height: 20,
        backgroundColor: red,
        strokeColor: red,
        angle: Math.PI / 2,
      }),
    ]),
  );
  const at = (x: number, y: number) => pixels.at((x + 60) * 2, (y + 60) * 2);
  expect([at(50, -30), at(50, 50)]).toEqual([red, red]);
  expect([at(10, 10), at(90, 10)]).toEqual(['#ffffff', '#ffffff']);
});

test.each([
  'arrow',
  'bar',
  'dot',
  'circle',
  'circle_outline',
  'triangle',
  'triangle_outline',
  'diamond',
  'diamond_outline',
] as const)('[WB7] the head "%s" is drawn at both ends, inside and outside of a line', async (head) => {
  const build = createElements();
  const plain = {
    points: [
      [0, 0],
      [200, 0],
    ] as [number, number][],
    strokeColor: red,
    strokeWidth: 4,
  };
  const drawn = async (fields: object) => {
    const frame = build('rectangle', { x: -30, y: -40, width: 260, height: 80, strokeColor: 'transparent' });
    const arrow = build('arrow', { ...plain, endArrowhead: null, ...fields });
    return readPixels(await draw([frame, arrow]));
  };
  const [without, start, end] = [
    await drawn({}),
    await drawn({ startArrowhead: head }),
    await drawn({ endArrowhead: head }),
  ];
  const changed = (picture: typeof without, from: number, to: number) => {
    let count = 0;
    for (let x = (from + 40) * 2; x < (to + 40) * 2; x += 1)
      for (let y = 20; y < 180; y += 1) if (picture.at(x, y) !== without.at(x, y)) count += 1;
    return count;
  };
  expect(changed(start, -20, 60)).toBeGreaterThan(40);
  expect(changed(start, 100, 220)).toBe(0);
  expect(changed(end, 140, 220)).toBeGreaterThan(40);
  expect(changed(end, -20, 100)).toBe(0);
});

test('[WB7] an image is cropped, flipped and turned', async () => {
  const build = createElements();
  const images = {
    flag: await buildStripes(['#ff0000', '#00ff00', '#0000ff', '#ffff00'], { width: 400, height: 100 }),
  };
  const crop = { x: 100, y: 0, width: 200, height: 100, naturalWidth: 400, naturalHeight: 100 };
  const looks = async (fields: object) => {
    const pixels = await readPixels(
      await draw([build('image', { width: 100, height: 50, fileId: 'flag', ...fields })], { images }),
    );
    const across = (share: number) => pixels.at(pixels.width * share, pixels.height / 2);
    const down = (share: number) => pixels.at(pixels.width / 2, pixels.height * share);
    return [across(0.3), across(0.7), down(0.3), down(0.7)];
  };
  expect((await looks({ crop })).slice(0, 2)).toEqual(['#00ff00', '#0000ff']);
  expect((await looks({ crop, scale: [-1, 1] })).slice(0, 2)).toEqual(['#0000ff', '#00ff00']);
  expect((await looks({ crop, angle: Math.PI / 2 })).slice(2)).toEqual(['#00ff00', '#0000ff']);
});

test('[WB7] a photo that lies on its side is upright', async () => {
  const build = createElements();
  const upright = await buildStripes(['#ff0000', '#0000ff'], { width: 200, height: 100, format: 'jpeg' });
  const photo = await sharp(upright)
    .rotate(90)
    .withMetadata({ orientation: 8 })
    .jpeg({ quality: 100 })
    .toBuffer();
  const image = build('image', {
    width: 200,
    height: 100,
    fileId: 'photo',
    customData: { background: { title: 'p', order: 0 } },
  });
  const pixels = await readPixels(await draw([image], { images: { photo }, page: 1 }));
  expect([pixels.width, pixels.height]).toEqual([200, 100]);
  expect(isLike(pixels.at(20, 50), '#ff0000') && isLike(pixels.at(180, 50), '#0000ff')).toBe(true);
});

test('[WB7] an image that is gone or no image leaves a box where it was', async () => {
  const build = createElements();
  const images = { text: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>') };
  for (const fileId of ['gone', 'text']) {
    const pixels = await readPixels(await draw([build('image', { fileId })], { images }));
    expect(pixels.at(pixels.width / 2, pixels.height / 4)).toBe('#e0e0e0');
  }
});

test('[WB7] Chinese, Cyrillic and what no font has are seen', async () => {
  const build = createElements();
  for (const text of ['裂纹', 'Щука', '😀', '\u{1F9FF}', 'עברית']) {
    const pixels = await readPixels(
      await draw([build('text', { text, fontSize: 40, width: 100, height: 50 })]),
    );
    let dark = 0;
    for (let x = 0; x < pixels.width; x += 1)
      for (let y = 0; y < pixels.height; y += 1) if (pixels.at(x, y) === '#1e1e1e') dark += 1;
    expect({ text, isSeen: dark > 200 }).toEqual({ text, isSeen: true });
  }
});

test('[WB5] a page is as large as its image, by the order of the backgrounds', async () => {
  const build = createElements();
  const background = (fileId: string, fields: { x: number; order: number }) =>
    build('image', {
      fileId,
      x: fields.x,
      width: 400,
      height: 300,
      customData: { background: { title: fileId, order: fields.order } },
    });
  const images = {
    first: await buildStripes(['#0000ff'], { width: 1200, height: 900, format: 'jpeg' }),
    second: await buildStripes(['#00ff00'], { width: 600, height: 450, format: 'webp' }),
  };
  const elements = [
    background('second', { x: 0, order: 2 }),
    background('first', { x: 500, order: 1 }),
    build('rectangle', { x: 510, y: 10, width: 50, height: 50, backgroundColor: note, strokeColor: note }),
  ];
  const [one, two] = [
    await readPixels(await draw(elements, { images, page: 1 })),
    await readPixels(await draw(elements, { images, page: 2 })),
  ];
  expect([one.width, one.height, two.width, two.height]).toEqual([1200, 900, 600, 450]);
  expect(one.at(100, 100)).toBe(note);
  expect(isLike(one.at(600, 600), '#0000ff') && isLike(two.at(300, 200), '#00ff00')).toBe(true);
  const missing = draw(elements, { images, page: 3 });
  await expect(missing).rejects.toThrow(DomainError);
  await expect(draw([build('rectangle')], { page: 2 })).rejects.toMatchObject({ code: 'notFound' });
});

test('[WB7] a picture of all the board has what lies beside the pages too', async () => {
  const build = createElements();
  const images = { photo: await buildStripes(['#0000ff'], { width: 400, height: 300 }) };
  const photo = build('image', {
    fileId: 'photo',
    width: 400,
    height: 300,
    customData: { background: { title: '', order: 0 } },
  });
  const beside = build('rectangle', { x: 1_000, backgroundColor: red, strokeColor: red });
  const [alone, both] = [
    await readPixels(await draw([photo], { images })),
    await readPixels(await draw([photo, beside], { images })),
  ];
  expect([alone.width, alone.height]).toEqual([400, 300]);
  expect(both.width).toBe((1_101 + 20) * 2);
  expect(both.at(1_050 * 2 + 20, 30 * 2 + 20)).toBe(red);
});

test('[WB7] the same board makes the same file', async () => {
  const elements = [createElements()('text', { text: 'once' })];
  for (const format of ['png', 'svg', 'pdf'] as const) {
    expect(Buffer.from(await draw(elements, { format })).equals(await draw(elements, { format }))).toBe(true);
  }
});

test('[WB1] a thumbnail is small and shows the photo with what is drawn on it', async () => {
  const build = createElements();
  const photo = await buildStripes(['#0000ff'], { width: 4_000, height: 3_000, format: 'jpeg' });
  const elements = [
    build('image', {
      fileId: 'photo',
      width: 1_600,
      height: 1_200,
      customData: { background: { title: '', order: 0 } },
    }),
    build('rectangle', { x: 0, y: 0, width: 800, height: 600, backgroundColor: red, strokeColor: red }),
  ];
  const picture = await pictures.thumbnail({ elements, images: async () => photo });
  const pixels = await readPixels(picture.bytes);
  expect([picture.type, pixels.width, pixels.height]).toEqual(['image/webp', 480, 360]);
  expect(isLike(pixels.at(100, 100), red) && isLike(pixels.at(400, 300), '#0000ff')).toBe(true);
});
