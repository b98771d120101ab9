import fc from 'fast-check';
import { isOrderKey, orderElements } from '../../../../tab/src/whiteboards/surface/orderElements.ts';
import { sceneElement } from './boardBuilders.ts';

const idsOf = (elements: { id: string }[]) => elements.map(({ id }) => id);

test('[WB2] elements are drawn by index, then by id, however they came', () => {
  const elements = [
    sceneElement({ id: 'c', index: 'a1' }),
    sceneElement({ id: 'b', index: 'a2' }),
    sceneElement({ id: 'a', index: 'a1' }),
  ];
  expect(idsOf(orderElements(elements))).toEqual(['a', 'c', 'b']);
  expect(idsOf(orderElements(elements.reverse()))).toEqual(['a', 'c', 'b']);
});

test('[WB2] good indices stay, and their elements are the very same', () => {
  const elements = [sceneElement({ id: 'a', index: 'a0' }), sceneElement({ id: 'b', index: 'a0V' })];
  const ordered = orderElements(elements);
  expect(ordered[0]).toBe(elements[0]);
  expect(ordered[1]).toBe(elements[1]);
});

test('[WB2] whatever indices came, each has one of its own that Excalidraw takes, and no new version', () => {
  const index = fc.stringMatching(/^[\dA-Za-z]{1,8}$/);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(index, fc.constantFrom('a0', 'a1', null)), { maxLength: 200 }),
      (indices) => {
        const ordered = orderElements(
          indices.map((one, place) => sceneElement({ id: `e${place}`, index: one })),
        );
        const keys = ordered.map((one) => one.index ?? '');
        expect(keys.every(isOrderKey)).toBe(true);
        expect(keys.every((key, place) => place === 0 || key > (keys[place - 1] ?? ''))).toBe(true);
        expect(ordered.every(({ version }) => version === 1)).toBe(true);
      },
    ),
  );
});

test('[WB2] every window has the same order, whatever came first', () => {
  const stored = new Map([
    ['a', 'a1'],
    ['b', 'a1'],
    ['c', 'a1'],
    ['d', 'a1V'],
    ['e', 'a2'],
  ]);
  const storedIndexOf = ({ id }: { id: string }) => stored.get(id);
  const arriving = fc.shuffledSubarray([...stored.keys()], { minLength: stored.size });
  fc.assert(
    fc.property(arriving, (ids) => {
      let scene: ReturnType<typeof orderElements> = [];
      for (const id of ids) {
        const next = [...scene, sceneElement({ id, index: stored.get(id)! })];
        scene = orderElements(next, storedIndexOf);
      }
      expect(idsOf(scene)).toEqual(['a', 'b', 'c', 'd', 'e']);
    }),
  );
});

test('[WB2] an index at the end of all indices leaves room in front of it and behind', () => {
  const far = ['A00000000000000000000000001', 'z'.repeat(100)].map((index) =>
    sceneElement({ id: index, index }),
  );
  const keys = orderElements([...far, sceneElement({ id: 'a', index: 'a5' })]).map(
    ({ index }) => index ?? '',
  );
  expect(keys.every(isOrderKey)).toBe(true);
  expect(keys[1]).toBe('a5');
  expect(keys[2]! < 'a6').toBe(true);
});
