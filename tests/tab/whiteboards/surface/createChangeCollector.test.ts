import { createChangeCollector } from '../../../../tab/src/whiteboards/surface/createChangeCollector.ts';
import { drawn, sceneElement } from './boardBuilders.ts';

const none = new Set<string>();

test('[WB2] each change is told once, and what came from others not at all', () => {
  const collector = createChangeCollector();
  const theirs = sceneElement({ id: 'theirs' });
  collector.know([drawn({ id: 'theirs' })]);
  const mine = sceneElement({ id: 'mine' });
  expect(collector.collect([mine, theirs], none)).toMatchObject([{ id: 'mine' }]);
  expect(collector.collect([mine, theirs], none)).toEqual([]);
  // Excalidraw changes elements where they lie.
  Object.assign(theirs, { version: 2, x: 99 });
  expect(collector.collect([mine, theirs], none)).toMatchObject([{ id: 'theirs', version: 2, x: 99 }]);
});

test('[WB2] what vanishes without a trace is told as deleted, one version on', () => {
  const collector = createChangeCollector();
  const kept = sceneElement({ id: 'kept' });
  collector.collect([sceneElement({ id: 'gone', version: 4 }), kept], none);
  const changed = collector.collect([kept, sceneElement({ id: 'new' })], none);
  expect(changed).toContainEqual(expect.objectContaining({ id: 'gone', version: 5, isDeleted: true }));
  expect(collector.collect([kept, sceneElement({ id: 'new' })], none)).toEqual([]);
});

test('[WB2] what is still being drawn waits for its end', () => {
  const collector = createChangeCollector();
  const stroke = sceneElement({ id: 'stroke', type: 'freedraw' });
  expect(collector.collect([stroke], new Set(['stroke']))).toEqual([]);
  expect(collector.collect([stroke], none)).toMatchObject([{ id: 'stroke' }]);
});

test('[WB2] what came and went before anybody heard of it is not told, a deletion of what is known is', () => {
  const collector = createChangeCollector();
  expect(collector.collect([sceneElement({ id: 'click', isDeleted: true })], none)).toEqual([]);
  const known = sceneElement({ id: 'known' });
  collector.collect([known], none);
  Object.assign(known, { isDeleted: true, version: 2 });
  expect(collector.collect([known], none)).toMatchObject([{ id: 'known', isDeleted: true, version: 2 }]);
  // And comes back by undo.
  Object.assign(known, { isDeleted: false, version: 3 });
  expect(collector.collect([known], none)).toMatchObject([{ id: 'known', isDeleted: false, version: 3 }]);
});
