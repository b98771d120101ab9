import { boardElement } from '../../../../api/contract/boardElements.ts';
import { toBoardElement } from '../../../../tab/src/whiteboards/surface/toBoardElement.ts';
import { sceneElement } from './boardBuilders.ts';

const types = ['rectangle', 'ellipse', 'diamond', 'line', 'arrow', 'freedraw', 'text', 'image'];

test.each(types)('[WB2] what is drawn as %s is what the server takes', (type) => {
  const made = toBoardElement(sceneElement({ type, frameRendering: true, isHovered: 1 }));
  expect(boardElement.parse(made)).toEqual(made);
  expect(made).not.toHaveProperty('frameRendering');
});

test('[WB2] the most broken values become ones that the server takes', () => {
  const broken = {
    x: 1e300,
    y: Number.NaN,
    width: -5,
    angle: Infinity,
    strokeColor: 'url(https://evil)',
    fillStyle: 'none',
    strokeWidth: 0,
    opacity: 900,
    seed: -3,
    groupIds: ['ok', '<b>', 4],
    frameId: 'frame',
    roundness: { type: 9 },
    boundElements: [
      { id: 'label', type: 'text' },
      { id: 'x', type: 'iframe' },
    ],
    points: Array.from({ length: 6_000 }, () => [1e300, 2]),
    startBinding: { elementId: 'one', focus: Number.NaN, gap: 1, fixedPoint: [0.5001, 9e9] },
    endArrowhead: 'crowfoot_many',
    elbowed: true,
    text: `a\u0000\ud800${'b'.repeat(9_000)}`,
    fontFamily: 5,
    customData: { caption: 'x'.repeat(900), marker: 1.5, onclick: 'alert(1)', background: { title: 4 } },
  };
  for (const type of types) {
    const made = toBoardElement(sceneElement({ ...broken, type }));
    expect(boardElement.safeParse(made).error).toBeUndefined();
  }
});

test('[WB2] coordinates are rounded to hundredths, so that the same stroke is a third of the bytes', () => {
  const made = toBoardElement(
    sceneElement({ x: 1.23456, y: -0.001, type: 'line', points: [[0.129, 3.14159]] }),
  );
  expect(made).toMatchObject({ x: 1.23, y: 0, points: [[0.13, 3.14]] });
  expect(Object.is((made as { y: number }).y, 0)).toBe(true);
});

test('[WB7] of a deleted element nothing but its death is told', () => {
  const made = toBoardElement(sceneElement({ isDeleted: true, version: 7, versionNonce: 9 }));
  expect(made).toEqual({ id: 'one', version: 7, versionNonce: 9, isDeleted: true });
});

test.each(['iframe', 'embeddable', 'frame', 'magicframe', 'selection'])(
  '[WB7] %s is nothing for a board',
  (type) => {
    expect(toBoardElement(sceneElement({ type }))).toBeNull();
  },
);

test('[WB7] only links to https stay', () => {
  const linkOf = (link: string) => toBoardElement(sceneElement({ link }));
  expect(linkOf('https://example.com/a')).toMatchObject({ link: 'https://example.com/a' });
  for (const bad of [
    'javascript:alert(1)',
    'http://example.com',
    'https://me:secret@example.com',
    'data:text/html,x',
  ])
    expect(linkOf(bad)).toMatchObject({ link: null });
});

test('[WB2] what has no place in the order yet waits, and so does a picture without a file', () => {
  expect(toBoardElement(sceneElement({ index: null }))).toBeNull();
  expect(toBoardElement(sceneElement({ type: 'image', fileId: null }))).toBeNull();
});
