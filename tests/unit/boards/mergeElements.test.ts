import fc from 'fast-check';
import type { BoardElement } from '../../../api/contract/boardElements.ts';
import { compareOrder, isNewer, mergeElements, newerOf } from '../../../api/contract/mergeElements.ts';
import { rectangle, stroke } from '../../builders/boardElements.ts';

/** Few ids, versions and nonces, so that states meet that differ in their contents alone. */
const state = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  version: fc.integer({ min: 1, max: 3 }),
  versionNonce: fc.integer({ min: 0, max: 1 }),
});
const element: fc.Arbitrary<BoardElement> = fc.oneof(
  state.map((one) => ({ ...one, isDeleted: true as const })),
  fc
    .record({ one: state, x: fc.constantFrom(0, 1, -1.5), caption: fc.constantFrom('è', 'e', undefined) })
    .map(({ one, x, caption }) =>
      rectangle(one.id, { ...one, x, ...(caption === undefined ? {} : { customData: { caption } }) }),
    ),
  fc.record({ one: state, end: fc.constantFrom(1, 2) }).map(({ one, end }) =>
    stroke(one.id, {
      ...one,
      points: [
        [0, 0],
        [end, 1],
      ],
    }),
  ),
);
const elements = fc.array(element, { maxLength: 14 });

const many = { numRuns: 2_000 };

test('[WB2] the same states come to the same board in any order, any groups and however often', () => {
  const cut = fc.record({
    states: elements,
    order: fc.infiniteStream(fc.nat()),
    again: fc.infiniteStream(fc.boolean()),
    ends: fc.infiniteStream(fc.boolean()),
  });
  fc.assert(
    fc.property(cut, ({ states, order, again, ends }) => {
      const doubled = states.flatMap((one) => (again.next().value ? [one, asSent(one)] : [one]));
      const shuffled = doubled
        .map((one) => [order.next().value ?? 0, one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one);
      // Groups are merged by themselves first, like clients that draw offline, and then with one another.
      const groups: BoardElement[][] = [[]];
      for (const one of shuffled) {
        if (ends.next().value) groups.push([]);
        groups.at(-1)!.push(one);
      }
      const together = mergeAll(groups.flatMap((group) => [...mergeAll(group).values()]));
      expect(boardOf(together)).toEqual(boardOf(mergeAll(states)));
    }),
    many,
  );
});

test('[WB2] of two states both sides keep the same one, also at the same version and nonce', () => {
  fc.assert(
    fc.property(element, element, element, (a, b, c) => {
      const [one, other, third] = [a, { ...b, id: a.id }, { ...c, id: a.id }];
      expect(newerOf(one, other)).toEqual(newerOf(other, one));
      expect(newerOf(newerOf(one, other), third)).toEqual(newerOf(one, newerOf(other, third)));
      expect(newerOf(one, one)).toBe(one);
      expect(isNewer(one, other) && isNewer(other, one)).toBe(false);
    }),
    many,
  );
});

test('[WB2] a merge tells what changed: exactly the elements that are different afterwards, each once', () => {
  fc.assert(
    fc.property(elements, elements, (before, incoming) => {
      const known = mergeAll(before);
      const old = new Map(known);
      const told = mergeElements(known, incoming);
      const different = [...known.values()].filter(
        (one) => JSON.stringify(one) !== JSON.stringify(old.get(one.id)),
      );
      expect(boardOf(new Map(told.map((one) => [one.id, one])))).toEqual(
        boardOf(new Map(different.map((one) => [one.id, one]))),
      );
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
      expect(mergeElements(known, incoming.map(asSent))).toEqual([]);
    }),
    many,
  );
});

test('[WB2] a deleted element stays deleted until a newer version brings it back', () => {
  const drawn = rectangle('a', { version: 2 });
  const gone: BoardElement = { id: 'a', version: 3, versionNonce: 9, isDeleted: true };
  const back = rectangle('a', { version: 4 });
  expect(mergeAll([gone, drawn]).get('a')).toBe(gone);
  expect(mergeAll([back, drawn, gone]).get('a')).toBe(back);
});

test('[WB2] the order from back to front is total, also where two have the same index', () => {
  const placed = fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      index: fc.constantFrom('a0', 'a1', 'Zz', 'a0V'),
      isDeleted: fc.boolean(),
    })
    .map(({ id, index, isDeleted }): BoardElement =>
      isDeleted ? { id, version: 1, versionNonce: 1, isDeleted } : rectangle(id, { index }),
    );
  fc.assert(
    fc.property(fc.uniqueArray(placed, { selector: ({ id }) => id }), fc.nat(), (board, turn) => {
      const at = board.length === 0 ? 0 : turn % board.length;
      const other = [...board.slice(at), ...board.slice(0, at)].reverse();
      expect(other.sort(compareOrder)).toEqual([...board].sort(compareOrder));
    }),
    many,
  );
  fc.assert(
    fc.property(placed, placed, placed, (a, b, c) => {
      expect(Math.sign(compareOrder(a, b)) + Math.sign(compareOrder(b, a))).toBe(0);
      if (compareOrder(a, b) <= 0 && compareOrder(b, c) <= 0) {
        expect(compareOrder(a, c)).toBeLessThanOrEqual(0);
      }
      if (a.id !== b.id) expect(compareOrder(a, b)).not.toBe(0);
    }),
    many,
  );
});

function mergeAll(states: readonly BoardElement[]): Map<string, BoardElement> {
  const known = new Map<string, BoardElement>();
  mergeElements(known, states);
  return known;
}

/** The board by id, as JSON has it: the order in which its elements came does not count. */
function boardOf(known: Map<string, BoardElement>): [string, unknown][] {
  const entries = [...known].map(([id, one]) => [id, JSON.parse(JSON.stringify(one))] as [string, unknown]);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The same state as another program may write it: another object, with its fields in another order. */
function asSent(one: BoardElement): BoardElement {
  return Object.fromEntries(Object.entries(one).reverse()) as BoardElement;
}
