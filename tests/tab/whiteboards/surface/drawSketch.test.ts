import { firstView } from '../../../../tab/src/whiteboards/surface/firstView.ts';
import { drawSketch } from '../../../../tab/src/whiteboards/surface/sketch/drawSketch.ts';
import { drawn } from './boardBuilders.ts';

const size = { width: 1_000, height: 800 };

/** A canvas that only remembers what was asked of it. */
function createFakeCanvas() {
  const calls: { name: string; values: unknown[] }[] = [];
  const canvas = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...values: unknown[]) =>
          void calls.push({ name: String(name), values }),
      set: () => true,
    },
  ) as CanvasRenderingContext2D;
  const valuesOf = (wanted: string) =>
    calls.filter(({ name }) => name === wanted).map(({ values }) => values);
  return { canvas, valuesOf };
}

test('[WB1] the first picture has the view that the board opens with', () => {
  const elements = [drawn({ x: 300, y: 200 }), drawn({ id: 'two', index: 'a2', x: 1_500, y: 900 })];
  const { canvas, valuesOf } = createFakeCanvas();
  expect(drawSketch(canvas, elements, { size, pixels: 2 })).toBe(2);
  const view = firstView(elements, size)!;
  expect(valuesOf('setTransform')).toEqual([[2, 0, 0, 2, 0, 0]]);
  expect(valuesOf('scale')).toEqual([[view.zoom, view.zoom]]);
  expect(valuesOf('translate')[0]).toEqual([view.scrollX, view.scrollY]);
});

test('[WB1] of a large board only what is in the view is drawn, from back to front', () => {
  const far = Array.from({ length: 500 }, (_, at) => drawn({ id: `far-${at}`, x: 5_000 + at * 200 }));
  const elements = [
    drawn({ id: 'front', type: 'text', text: 'Crepa\nqui', index: 'a2' }),
    drawn({ id: 'back', type: 'text', text: 'sotto', index: 'a1' }),
    ...far,
  ];
  const { canvas, valuesOf } = createFakeCanvas();
  expect(drawSketch(canvas, elements, { size, pixels: 1 })).toBe(2);
  expect(valuesOf('fillText').map(([text]) => text)).toEqual(['sotto', 'Crepa', 'qui']);
});

test('[WB1] every kind of object is drawn, and nothing of an empty board', () => {
  const types = ['rectangle', 'ellipse', 'diamond', 'line', 'arrow', 'freedraw', 'text', 'image'];
  const elements = types.map((type, at) => drawn({ id: type, type, index: `a${at}`, angle: 0.5 }));
  const { canvas } = createFakeCanvas();
  expect(drawSketch(canvas, elements, { size, pixels: 1 })).toBe(types.length);
  const gone = { id: 'gone', version: 2, versionNonce: 1, isDeleted: true } as const;
  expect(drawSketch(canvas, [gone], { size, pixels: 1 })).toBe(0);
  expect(drawSketch(canvas, [], { size, pixels: 1 })).toBe(0);
});
