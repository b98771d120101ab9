import { toExcalidraw } from '../../../../tab/src/whiteboards/surface/toExcalidraw.ts';
import { drawn, sceneElement } from './boardBuilders.ts';

const dead = { id: 'one', version: 5, versionNonce: 2, isDeleted: true } as const;

test('[WB2] a batch out of order comes into the scene in order', () => {
  const incoming = [drawn({ id: 'b', index: 'a2' }), drawn({ id: 'a', index: 'a1' })];
  expect(toExcalidraw([], incoming)?.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('[WB2] what was deleted vanishes from the scene, and needs no place where it was never seen', () => {
  expect(toExcalidraw([sceneElement()], [dead])).toMatchObject([
    { id: 'one', isDeleted: true, version: 5, x: 10 },
  ]);
  expect(toExcalidraw([], [dead])).toBeNull();
});

test('[WB2] what is newer here stays, unless the server refused it', () => {
  const scene = [sceneElement({ version: 9, x: 77 })];
  expect(toExcalidraw(scene, [drawn({ version: 3 })])).toBeNull();
  expect(toExcalidraw(scene, [drawn({ version: 3 })], { isForced: true })).toMatchObject([
    { version: 3, x: 10 },
  ]);
  expect(toExcalidraw(scene, [dead], { isForced: true })).toMatchObject([{ isDeleted: true, version: 5 }]);
});

test('[WB2] what is there already changes nothing, and what is not touched stays the very same', () => {
  const scene = [sceneElement({ id: 'mine', index: 'a5' })];
  expect(toExcalidraw(scene, [drawn({ id: 'mine', index: 'a5' })])).toBeNull();
  expect(toExcalidraw(scene, [drawn({ id: 'theirs', index: 'a2' })])?.[1]).toBe(scene[0]);
});

test('[WB7] an iframe never comes into the scene, nor a link that runs, nor unknown data', () => {
  expect(toExcalidraw([], [drawn({ type: 'iframe' }), drawn({ type: 'embeddable', id: 'two' })])).toBeNull();
  const [shown] =
    toExcalidraw([], [drawn({ link: 'javascript:alert(1)', customData: { note: true, run: 1 } })]) ?? [];
  expect(shown).toMatchObject({ link: null, customData: { note: true } });
  expect(shown?.customData).not.toHaveProperty('run');
});
