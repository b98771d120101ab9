import { elementLimits, type BoardElement } from '../../../api/contract/boardElements.ts';
import {
  applyChange,
  emptyBoard,
  fromSnapshot,
  sizeOfElement,
  toSnapshot,
} from '../../../api/domain/boards/boardState.ts';
import { requireRoom } from '../../../api/domain/boards/requireRoom.ts';
import { changed, deleted, rectangle, stroke, text } from '../../builders/boardElements.ts';

const at = '2026-11-12T21:59:00.000Z';
const by = { id: 'marco', name: 'Marco', companyId: 'rossi' };

function boardOf(...batches: BoardElement[][]) {
  const state = emptyBoard('talk.board');
  for (const [index, elements] of batches.entries()) {
    applyChange(state, {
      whiteboardId: 'talk.board',
      sequence: index + 1,
      at,
      parts: [{ by, at, elements }],
    });
  }
  return state;
}

const heavy = (id: string) =>
  stroke(id, { points: Array.from({ length: elementLimits.points }, (_, index) => [index, index]) });

it('[WB2] a board takes no more bytes than can be opened; what is there can be moved and taken away', () => {
  const count = Math.floor(elementLimits.boardBytes / sizeOfElement(heavy('one')));
  const full = boardOf(Array.from({ length: count }, (_, index) => heavy(`s${index}`)));
  expect(() => requireRoom(full, [heavy('more')])).toThrow('board holds');
  expect(() => requireRoom(full, [changed(heavy('s0'), { x: 9 }), deleted(heavy('s1'))])).not.toThrow();
  applyChange(full, {
    whiteboardId: 'talk.board',
    sequence: 2,
    at,
    parts: [{ by, at, elements: [deleted(heavy('s1'))] }],
  });
  expect(() => requireRoom(full, [heavy('more')])).not.toThrow();
});

it('[WB2] bytes are counted alike by who applies each change and who opens a snapshot', () => {
  const one = text('t', 'Crepa');
  const state = boardOf(
    [one, heavy('s')],
    [changed(one, { text: 'Crepa al bordo' }), deleted(heavy('s'))],
    [rectangle('r')],
  );
  expect(fromSnapshot(toSnapshot(state)).bytes).toBe(state.bytes);
});

it('[WB2] a version may not be far ahead of the one that is there', () => {
  const state = boardOf([rectangle('r', { version: 5 })]);
  const step = elementLimits.versionStep;
  expect(() => requireRoom(state, [rectangle('r', { version: 5 + step })])).not.toThrow();
  expect(() => requireRoom(state, [rectangle('r', { version: 6 + step })])).toThrow('too far ahead');
  expect(() => requireRoom(state, [rectangle('new', { version: step + 1 })])).toThrow('too far ahead');
});
