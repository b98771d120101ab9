import { countObjects, summariseBoard } from '../../../api/contract/summariseBoard.ts';
import { createElements } from '../../builders/drawnElements.ts';

test('[WB8] a note, a marker and a labelled arrow count as one each; backgrounds apart', () => {
  const build = createElements();
  const box = build('rectangle', { customData: { note: true } });
  const arrow = build('arrow');
  const elements = [
    build('image', { customData: { background: { title: 'p', order: 0 } } }),
    box,
    build('text', { containerId: box.id, customData: { note: true } }),
    build('ellipse', { groupIds: ['m'], customData: { marker: 1 } }),
    build('text', { groupIds: ['m'], customData: { marker: 1 } }),
    arrow,
    build('text', { containerId: arrow.id }),
    build('text', { containerId: 'gone' }),
    build('freedraw', { customData: { highlighter: true } }),
    build('image'),
    { id: 'deleted', version: 1, versionNonce: 1, isDeleted: true as const },
  ];
  expect(summariseBoard(elements)).toEqual({
    objects: 6,
    kinds: { note: 1, marker: 1, arrow: 1, text: 1, highlight: 1, image: 1 },
    backgrounds: 1,
  });
  expect(countObjects(elements)).toBe(6);
});

test('[WB8] notes that were grouped with each other stay several', () => {
  const build = createElements();
  const boxes = [1, 2].map(() => build('rectangle', { groupIds: ['both'], customData: { note: true } }));
  const texts = boxes.map(({ id }) =>
    build('text', { containerId: id, groupIds: ['both'], customData: { note: true } }),
  );
  expect(countObjects([...boxes, ...texts])).toBe(2);
});
