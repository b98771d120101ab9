import { formatElapsed } from '../../../../tab/src/meetings/room/formatElapsed.ts';
import { arrange, columnsFor } from '../../../../tab/src/meetings/room/stage/arrange.ts';
import { nameStill } from '../../../../tab/src/meetings/room/still/nameStill.ts';
import { stillSources } from '../../../../tab/src/meetings/room/still/stillSources.ts';
import { people } from '../../messages/builders.ts';
import { aRoomPerson, aStream, marcoHere } from './roomBuilders.ts';

const { anna, luis, sven } = people;
const keys = (tiles: readonly { key: string }[]) => tiles.map(({ key }) => key);

test('[VC4] alone one sees oneself; of two the other is large and oneself small', () => {
  expect(keys(arrange([marcoHere()]).main)).toEqual(['session-marco camera']);
  const two = arrange([marcoHere(), aRoomPerson(anna)]);
  expect(keys(two.main)).toEqual(['session-anna camera']);
  expect(two.inset?.key).toBe('session-marco camera');
});

test('[VC4] more people stand side by side, oneself last', () => {
  const { main, inset, strip } = arrange([marcoHere(), aRoomPerson(anna), aRoomPerson(luis)]);
  expect(keys(main)).toEqual(['session-anna camera', 'session-luis camera', 'session-marco camera']);
  expect([inset, strip]).toEqual([null, []]);
});

test('[VC4] one’s own screen is not shown to oneself, for it would show itself within itself', () => {
  const sharing = marcoHere({ screen: aStream('own') });
  expect(keys(arrange([sharing, aRoomPerson(anna)]).main)).toEqual(['session-anna camera']);
});

test('[VC4] of two screens one takes the stage and the other the strip', () => {
  const screen = (id: string) => ({ screen: aStream(id) });
  const shown = arrange([marcoHere(), aRoomPerson(anna, screen('a')), aRoomPerson(sven, screen('s'))]);
  expect(keys(shown.main)).toEqual(['session-anna screen']);
  expect(shown.strip[0]?.key).toBe('session-sven screen');
});

test('[VC4] tiles are as large as can be in wide, high and small windows', () => {
  expect(columnsFor(1, { width: 1280, height: 600 })).toBe(1);
  expect(columnsFor(3, { width: 320, height: 500 })).toBe(1);
  expect(columnsFor(4, { width: 1280, height: 600 })).toBe(2);
  expect(columnsFor(6, { width: 1280, height: 600 })).toBe(3);
  expect(columnsFor(6, { width: 320, height: 480 })).toBe(2);
});

test('[VC5] stills come first of others’ screens, then of others, then of oneself', () => {
  const off = { isMuted: false, hasCamera: false, isSharing: false };
  const found = stillSources([
    marcoHere(),
    aRoomPerson(anna, { screen: aStream('s') }),
    aRoomPerson(luis, { media: off }),
  ]);
  expect(keys(found)).toEqual(['session-anna screen', 'session-anna camera', 'session-marco camera']);
});

test('[VC5] a still is named by case, moment and person, without what a file system refuses', () => {
  const at = new Date(2026, 10, 12, 21, 46, 9);
  const wish = { caseNumber: 'SC-2026-000123', at, whose: 'Anna/Keller: x', ending: 'jpg' as const };
  expect(nameStill(wish)).toBe('SC-2026-000123 2026-11-12 21.46.09 Anna_Keller_ x.jpg');
  expect(nameStill({ ...wish, caseNumber: null, whose: 'x'.repeat(400) }).length).toBeLessThan(255);
});

test('[VC4] the elapsed time counts hours, and never less than nothing', () => {
  expect(formatElapsed(247_000)).toBe('4:07');
  expect(formatElapsed(3_847_000)).toBe('1:04:07');
  expect(formatElapsed(-5_000)).toBe('0:00');
});
