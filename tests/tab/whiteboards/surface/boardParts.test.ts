import { boardElement } from '../../../../api/contract/boardElements.ts';
import { unitAt } from '../../../../tab/src/whiteboards/surface/boardStyle.ts';
import { cleanPasted } from '../../../../tab/src/whiteboards/surface/cleanPasted.ts';
import { firstView } from '../../../../tab/src/whiteboards/surface/firstView.ts';
import { fitView, zoomView } from '../../../../tab/src/whiteboards/surface/fitView.ts';
import { changeOf, groupChanges } from '../../../../tab/src/whiteboards/surface/groupChanges.ts';
import { listObjects } from '../../../../tab/src/whiteboards/surface/listObjects.ts';
import { makeMarker, nextMarker } from '../../../../tab/src/whiteboards/surface/makeMarker.ts';
import { makeNote } from '../../../../tab/src/whiteboards/surface/makeNote.ts';
import { makeStroke } from '../../../../tab/src/whiteboards/surface/makeStroke.ts';
import { readKey } from '../../../../tab/src/whiteboards/surface/readKey.ts';
import { hasElements } from '../../../../tab/src/whiteboards/surface/takeFiles.ts';
import { toBoardElement } from '../../../../tab/src/whiteboards/surface/toBoardElement.ts';
import { drawn, sceneElement } from './boardBuilders.ts';

const background = {
  type: 'image',
  locked: true,
  customData: { background: { title: 'Guida.jpg', order: 0 } },
};

test('[WB4] notes, markers and strokes of the pen are what the server takes', () => {
  const made = [
    ...makeNote({ x: 0, y: 0 }, 1),
    ...makeMarker({ x: 5, y: 5 }, { number: 12, colour: 'yellow', unit: 8 }),
    makeStroke({
      ...stroke,
      points: [
        [100, 100],
        [90, 130],
      ],
      pressures: [0.2, 0.9],
    })!,
  ].map((element) => toBoardElement({ ...element, index: 'a0' }));
  for (const element of made) expect(boardElement.safeParse(element).error).toBeUndefined();
});

const stroke = { id: 's1', color: '#0e700e', width: 6, isHighlighter: true };

test('[WB4] a stroke of the lane’s pen keeps its id, place and pressure', () => {
  const made = makeStroke({
    ...stroke,
    points: [
      [100, 100],
      [90, 130],
    ],
    pressures: [0.2, 0.9],
  });
  expect(made).toMatchObject({ id: 's1', x: 100, y: 100, width: 10, height: 30, opacity: 40 });
  expect(made).toMatchObject({
    points: [
      [0, 0],
      [-10, 30],
    ],
    simulatePressure: false,
    customData: { highlighter: true },
  });
  expect(makeStroke({ ...stroke, points: [], pressures: [] })).toBeNull();
});

test('[WB4] a marker takes the least number that is free', () => {
  const marker = (number: number, isDeleted = false) =>
    sceneElement({ customData: { marker: number }, isDeleted });
  expect(nextMarker([])).toBe(1);
  expect(nextMarker([marker(1), marker(2, true), marker(3)])).toBe(2);
});

test('[WB7] of pasted things only drawings stay, and pictures that the board has', () => {
  const data = {
    files: { x: 1 },
    elements: [
      sceneElement({ id: 'frame', type: 'iframe' }),
      sceneElement({ id: 'foreign', type: 'image', fileId: 'other' }),
      sceneElement({ id: 'own', ...background, fileId: 'file-1' }),
      sceneElement({ id: 'box', link: 'javascript:alert(1)', frameId: 'f', locked: true }),
      sceneElement({ id: 'elbow', type: 'arrow', elbowed: true }),
    ],
  };
  expect(cleanPasted(data, (id) => id === 'file-1')).toBe(true);
  expect(data.files).toBeUndefined();
  expect(data.elements.map(({ id }) => id)).toEqual(['own', 'box', 'elbow']);
  expect(data.elements[0]).not.toHaveProperty('customData');
  expect(data.elements[1]).toMatchObject({ link: null, frameId: null, locked: false });
  expect(data.elements[2]).toMatchObject({ elbowed: false });
  expect(cleanPasted({ text: 'https://youtube.com' }, () => true)).toBe(false);
});

test('[WB7] only Excalidraw’s own clipboard counts as elements', () => {
  expect(hasElements('{"type":"excalidraw/clipboard","elements":[]}')).toBe(true);
  for (const text of ['{"type":"excalidraw","elements":[]}', '{broken', 'graph TD', ''])
    expect(hasElements(text)).toBe(false);
});

test('[WB4] keys of tools, of undo and of the zoom are ours, those for what boards have not do nothing', () => {
  const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, code: '' };
  const press = (key: string, more = {}) => readKey({ ...plain, key, ...more });
  expect(press('p')).toEqual({ do: 'tool', tool: 'pen' });
  expect(press('z', { ctrlKey: true })).toEqual({ do: 'undo' });
  expect(press('Z', { metaKey: true, shiftKey: true })).toEqual({ do: 'redo' });
  expect(press('!', { shiftKey: true, code: 'Digit1' })).toEqual({ do: 'fitBoard' });
  for (const key of ['Delete', 'ArrowLeft', 'Escape', 'Enter', 'Tab'])
    expect(press(key)).toEqual({ do: 'pass' });
  for (const key of ['?', 'f', 'i', 'q', '1', 's']) expect(press(key)).toEqual({ do: 'nothing' });
  for (const key of ['Delete', 'k', 's', 'o', '/', 'ArrowUp'])
    expect(press(key, { ctrlKey: true })).toEqual({ do: 'nothing' });
});

test('[WB8] objects are read page by page, from top to bottom; what is inside of another counts with it', () => {
  const objects = listObjects([
    sceneElement({ id: 'below', y: 500, x: 20, type: 'arrow' }),
    sceneElement({ id: 'page', ...background, x: 0, y: 0, width: 1000, height: 1000 }),
    sceneElement({ id: 'outside', x: 5000, y: 0, customData: { caption: 'Il ponte' } }),
    sceneElement({ id: 'note', y: 30, customData: { note: true } }),
    sceneElement({ id: 'label', type: 'text', containerId: 'note', originalText: 'Crepa sul bordo?' }),
    sceneElement({ id: 'gone', isDeleted: true }),
  ]);
  expect(objects.map(({ id }) => id)).toEqual(['page', 'note', 'below', 'outside']);
  expect(objects[0]).toMatchObject({ kind: 'background', text: 'Guida.jpg' });
  expect(objects[1]).toMatchObject({ kind: 'note', text: 'Crepa sul bordo?' });
  expect(objects[3]).toMatchObject({ caption: 'Il ponte' });
});

test('[WB8] what somebody did in a while is one sentence', () => {
  const anna = { personId: 'anna', name: 'Anna Keller' };
  const arrow = changeOf(drawn({ type: 'arrow' }), { before: undefined, author: anna })!;
  const note = changeOf(drawn({ customData: { note: true } }), { before: undefined, author: anna })!;
  const dead = { id: 'one', version: 2, versionNonce: 1, isDeleted: true } as const;
  const deleted = changeOf(dead, { before: 'line', author: anna })!;
  expect(groupChanges([arrow, note, deleted])).toEqual([
    { name: 'Anna Keller', how: 'added', kinds: ['arrow', 'note'] },
    { name: 'Anna Keller', how: 'removed', kinds: ['line'] },
  ]);
  expect(
    changeOf(drawn({ type: 'text', containerId: 'note' }), { before: undefined, author: anna }),
  ).toBeNull();
  expect(changeOf(dead, { before: undefined, author: anna })).toBeNull();
});

test('[WB5] on a large photo things are drawn as much larger as it is', () => {
  const page = sceneElement({ ...background, x: 0, y: 0, width: 4448, height: 2500 });
  expect(unitAt([page], { x: 100, y: 100 })).toBe(4);
  expect(unitAt([page], { x: -100, y: 100 })).toBe(1);
});

test('[WB4] a view shows all of what it must, between the bars, and zooms around its middle', () => {
  const surface = { width: 1280, height: 744 };
  const margins = { top: 24, right: 84, bottom: 88, left: 84 };
  const view = fitView({ x: 100, y: 50, width: 2224, height: 1264 }, surface, { margins });
  expect(view.zoom).toBeCloseTo(0.5);
  expect((100 + view.scrollX) * view.zoom).toBeCloseTo(84);
  expect((50 + view.scrollY) * view.zoom).toBeCloseTo(24);
  const near = zoomView(view, 1, surface);
  expect(640 / near.zoom - near.scrollX).toBeCloseTo(640 / view.zoom - view.scrollX);
});

test('[WB5] a board is first seen at its background; a vast one where it begins, and readable', () => {
  const surface = { width: 1280, height: 744 };
  const far = sceneElement({ id: 'far', x: 90_000 });
  const page = sceneElement({ ...background, id: 'page', x: 0, y: 0, width: 2224, height: 1264 });
  expect(firstView([far, page], surface)?.zoom).toBeCloseTo(0.5);
  expect(firstView([far, sceneElement()], surface)).toEqual({ scrollX: 74, scrollY: 4, zoom: 1 });
  expect(firstView([], surface)).toBeNull();
});
