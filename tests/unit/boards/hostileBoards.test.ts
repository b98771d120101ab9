import sharp from 'sharp';
import { elementLimits, type DrawnElement } from '../../../api/contract/boardElements.ts';
import { createElements } from '../../builders/drawnElements.ts';
import { buildStripes, draw, drawSvg, pictures, readPixels } from './drawBoards.ts';
import { readXml, type XmlElement } from './readXml.ts';

const harms = [
  '</text><script>alert(1)</script>',
  '"><image href="https://evil.example/x" onload="alert(1)"/>',
  ']]>&lt;foreignObject&gt;<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  "'; javascript:alert(1) //",
  '\u0000\u0008\uD800 \uFFFE',
];

/** Every element of the file, and every attribute with it. */
function everything(svg: string): XmlElement[] {
  const elements: XmlElement[] = [];
  const walk = (element: XmlElement) => {
    elements.push(element);
    element.children.forEach(walk);
  };
  walk(readXml(svg));
  return elements;
}

test('[WB7] whatever is written on a board, its SVG can do nothing', async () => {
  const build = createElements();
  const images = { photo: await buildStripes(['#0000ff'], { width: 40, height: 30 }) };
  const elements = harms.flatMap((harm) => [
    build('text', {
      text: harm,
      originalText: harm,
      link: 'https://example.com/',
      customData: { caption: harm },
    }),
    build('image', { fileId: 'photo', customData: { background: { title: harm, order: 0 } } }),
    // What the contract refuses must not come through here either.
    build('rectangle', { strokeColor: harm, backgroundColor: harm, id: harm, link: `javascript:${harm}` }),
    build('line', {
      points: [[harm, 1e300] as unknown as [number, number], [Number.NaN, 5]],
      strokeWidth: harm as unknown as number,
    }),
    build('image', { fileId: harm, opacity: harm as unknown as number }),
  ]);
  const svg = await drawSvg(elements, { images, title: harms.join(' ') });
  const all = everything(svg);
  const names = new Set(all.map(({ name }) => name));
  const allowed = ['svg', 'title', 'defs', 'image', 'rect', 'g', 'path', 'use', 'text', 'tspan', 'clipPath'];
  expect([...names].filter((name) => !allowed.includes(name))).toEqual([]);
  const attributes = all.flatMap((element) => Object.entries(element.attributes));
  expect(attributes.filter(([name]) => /^on|^style$|^xlink|^class$/i.test(name))).toEqual([]);
  const addresses = attributes.filter(([name]) => name === 'href').map(([, value]) => value.slice(0, 22));
  expect(addresses.filter((address) => !/^(#image\d+|data:image\/png;base64,)$/.test(address))).toEqual([]);
  expect(
    attributes.filter(([, value]) => /javascript:|https?:\/\/(?!www\.w3\.org\/2000\/svg)/i.test(value)),
  ).toEqual([]);
  expect(svg).not.toMatch(/<script|foreignObject>|<!|NaN|Infinity|undefined/i);
});

test('[WB7] a board with what the contract refuses is still drawn in each format', async () => {
  const build = createElements();
  const odd = [
    build('freedraw', { points: [[0, 0]], pressures: [] }),
    build('freedraw', {
      points: [
        [0, 0],
        [0, 0],
      ],
      simulatePressure: false,
      pressures: [0.5],
    }),
    build('line', { points: [[0, 0]] }),
    build('arrow', {
      points: [
        [5, 5],
        [5, 5],
      ],
      startArrowhead: 'diamond',
      roundness: { type: 2 },
    }),
    build('rectangle', {
      width: 0,
      height: 0,
      roundness: { type: 3 },
      backgroundColor: '#abc',
      fillStyle: 'hachure',
    }),
    build('diamond', { width: 0, height: 0, roundness: { type: 2 } }),
    build('image', { width: 0, height: 0, fileId: 'x', customData: { background: { title: '', order: 0 } } }),
    build('image', { crop: { x: 0, y: 0, width: 0, height: 0, naturalWidth: 0, naturalHeight: 0 } }),
    build('text', { text: '', fontFamily: 4 }),
    build('text', { text: '\n\n\r', fontSize: 1, width: 0, height: 0 }),
  ];
  for (const format of ['png', 'svg', 'pdf'] as const)
    expect((await draw(odd, { format })).length).toBeGreaterThan(100);
});

test('[WB7] the farthest and widest board makes a picture of limited size', async () => {
  const build = createElements();
  const elements = [
    build('rectangle', {
      x: -1_000_000,
      y: -1_000_000,
      width: 1_000_000,
      height: 1_000_000,
      backgroundColor: '#c50f1f',
      fillStyle: 'hachure',
      strokeWidth: 0.1,
    }),
    build('ellipse', { x: 1_000_000, y: 900_000, width: 1_000_000, height: 1_000 }),
  ];
  const { width, height } = await sharp(await draw(elements)).metadata();
  expect(Math.max(width, height)).toBeLessThanOrEqual(8_192);
  expect(width * height).toBeLessThanOrEqual(40_000_000);
  expect((await draw(elements, { format: 'pdf' })).length).toBeLessThan(1_000_000);
});

test.each(['hachure', 'cross-hatch', 'zigzag'] as const)(
  '[WB7] a board full of %s has its picture in seconds, and shows each fill',
  async (fillStyle) => {
    const build = createElements();
    const elements = Array.from({ length: 1_000 }, (_, at) =>
      build('ellipse', {
        x: (at % 40) * 300,
        y: Math.floor(at / 40) * 300,
        width: 1_000,
        height: 1_000,
        backgroundColor: '#c50f1f',
        strokeWidth: 1,
        fillStyle,
      }),
    );
    const { bytes } = await pictures.thumbnail({ elements, images: async () => null });
    const pixels = await readPixels(bytes);
    const middle = pixels.at(pixels.width / 2, pixels.height / 2);
    expect(middle).not.toBe('#ffffff');
    const svg = await drawSvg(elements);
    expect(svg.match(/<path/g)!.length).toBeGreaterThanOrEqual(2_000);
    // Plain fills beyond the lines that one picture bears.
    expect(svg.length).toBeLessThan(2_500_000);
  },
  90_000,
);

test('[WB7] lines that cross are drawn one direction after the other', async () => {
  const build = createElements();
  const crossed = build('rectangle', { backgroundColor: '#c50f1f', fillStyle: 'cross-hatch' });
  const clipped = everything(await drawSvg([crossed])).filter(({ attributes }) => attributes['clip-path']);
  expect(clipped).toHaveLength(2);
});

test('[WB7] 10,000 objects are all drawn, and the file stays small', async () => {
  const build = createElements();
  const elements = Array.from({ length: 10_000 }, (_, at): DrawnElement => {
    const [x, y] = [(at % 100) * 120, Math.floor(at / 100) * 80];
    if (at % 3 === 0)
      return build('freedraw', {
        x,
        y,
        points: Array.from({ length: 30 }, (_, n): [number, number] => [n * 3, 20 * Math.sin(n / 4 + at)]),
      });
    return at % 3 === 1
      ? build('text', { x, y, text: `Object ${at}` })
      : build('arrow', { x, y, roundness: { type: 2 } });
  });
  const svg = await drawSvg(elements);
  const pdf = await draw(elements, { format: 'pdf' });
  expect(svg.match(/<path/g)!.length).toBeGreaterThanOrEqual(10_000);
  expect(pdf.length).toBeLessThan(30_000_000);
}, 90_000);

test('[WB7] the longest text and stroke that may be stored are drawn', async () => {
  const build = createElements();
  const elements = [
    build('text', { text: '裂 '.repeat(elementLimits.text / 2) }),
    build('freedraw', {
      points: Array.from({ length: elementLimits.points }, (_, at): [number, number] => [
        at,
        (at * 7919) % 100,
      ]),
    }),
  ];
  for (const format of ['png', 'svg', 'pdf'] as const)
    expect((await draw(elements, { format })).length).toBeGreaterThan(100);
});
