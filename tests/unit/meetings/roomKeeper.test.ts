import type { Context } from '../../../api/domain/context.ts';
import { ConversationLog } from '../../../api/domain/conversationLog.ts';
import { createRoomProvider } from '../../../api/domain/meetings/createRoomProvider.ts';
import { joinRoom } from '../../../api/domain/meetings/joinRoom.ts';
import { makeMeetingId } from '../../../api/domain/meetings/meetingIds.ts';
import { RoomKeeper } from '../../../api/domain/meetings/roomKeeper.ts';
import { adding, buildCase, buildPerson, by, gfms, rossi } from '../../builders/entries.ts';
import { createMemoryLogStore } from '../../builders/memoryLogStore.ts';
import { createMemoryRoomStore } from '../../builders/memoryRoomStore.ts';

const conversationId = 'conversation';
const marco = buildPerson('marco');
const giulia = buildPerson('giulia');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function openRoom(graceMs = 30_000) {
  let now = Date.parse('2026-11-25T12:00:00Z');
  const clock = { now: () => new Date(now) };
  const store = createMemoryLogStore(() => now);
  const rooms = createMemoryRoomStore(() => now);
  const openInstance = () => {
    const log = new ConversationLog({ store, clock, log: silent, feedReached: Infinity });
    const providers = [createRoomProvider({ isOn: true })];
    const context = { log, clock, meetings: { rooms, providers } } as unknown as Context;
    return { context, keeper: new RoomKeeper({ context, log: silent, graceMs }) };
  };
  const first = openInstance();
  const meetingId = await makeMeetingId(conversationId);
  await first.context.log.append(conversationId, () => [
    by(marco, { kind: 'caseCreated', case: buildCase(), companies: [rossi, gfms] }),
    adding(marco, marco),
    adding(marco, giulia),
    by(marco, {
      kind: 'meetingCreated',
      meeting: { id: meetingId, kind: 'room', joinUrl: null, threadId: null },
    }),
  ]);
  const join = (person: typeof marco) =>
    joinRoom(first.context, person, { conversationId, meetingId, sessionId: `window of ${person.id}` });
  return {
    first,
    openInstance,
    rooms,
    join,
    pass: (seconds: number) => (now += seconds * 1000),
    window: (person: typeof marco) => ({
      ...{ conversationId, personId: person.id, sessionId: `window of ${person.id}` },
    }),
    async present(): Promise<string[]> {
      const state = await first.context.log.readNewest(conversationId);
      return state?.meeting?.present.map(({ id }) => id) ?? [];
    },
  };
}

test('[VC4] who has a stream stays, however long, and who has none goes after the time of grace', async () => {
  const room = await openRoom();
  const { keeper } = room.first;
  await room.join(marco);
  await room.join(giulia);
  const letGo = keeper.hold(room.window(marco));
  for (let minutes = 0; minutes < 30; minutes += 1) {
    room.pass(20);
    await keeper.sweep();
    expect(await room.present()).toEqual(minutes === 0 ? ['marco', 'giulia'] : ['marco']);
  }
  letGo();
  room.pass(29);
  await keeper.sweep();
  expect(await room.present()).toEqual(['marco']);
  room.pass(2);
  await keeper.sweep();
  expect(await room.present()).toEqual([]);
});

test('[VC4] a stream that comes back before the old one is seen to be dead keeps the window', async () => {
  const room = await openRoom();
  const { keeper } = room.first;
  await room.join(marco);
  const old = keeper.hold(room.window(marco));
  keeper.hold(room.window(marco));
  old();
  room.pass(600);
  await keeper.sweep();
  expect(await room.present()).toEqual(['marco']);
});

test('[VC4] windows of other instances stay; those of an instance that died go', async () => {
  const room = await openRoom();
  const other = room.openInstance();
  await room.join(marco);
  await room.join(giulia);
  other.keeper.hold(room.window(marco));
  room.first.keeper.hold(room.window(giulia));
  room.pass(40);
  await other.keeper.sweep();
  await room.first.keeper.sweep();
  expect(await room.present()).toEqual(['marco', 'giulia']);
  // The other one says nothing any more.
  room.pass(120);
  await room.first.keeper.sweep();
  expect(await room.present()).toEqual(['giulia']);
});

test('[VC4] an instance that ends leaves its windows the time to go on elsewhere', async () => {
  const room = await openRoom();
  const other = room.openInstance();
  await room.join(marco);
  other.keeper.hold(room.window(marco));
  room.pass(60);
  await other.keeper.stop();
  room.pass(20);
  await room.first.keeper.sweep();
  expect(await room.present()).toEqual(['marco']);
  room.first.keeper.hold(room.window(marco));
  room.pass(600);
  await room.first.keeper.sweep();
  expect(await room.present()).toEqual(['marco']);
});

test('[VC4] a room that is empty is looked after no more', async () => {
  const room = await openRoom();
  await room.join(marco);
  room.pass(31);
  await room.first.keeper.sweep();
  expect(await room.present()).toEqual([]);
  expect(await room.rooms.listOpen()).toMatchObject([{ conversationId }]);
  room.pass(31);
  await room.first.keeper.sweep();
  expect(await room.rooms.listOpen()).toEqual([]);
});

test('[VC4] with a long time of grace too, who has a stream on another instance stays', async () => {
  const room = await openRoom(300_000);
  const { keeper } = room.openInstance();
  await room.join(marco);
  const letGo = keeper.hold(room.window(marco));
  for (let seconds = 0; seconds < 1_800; seconds += keeper.sweepEveryMs / 1000) {
    room.pass(keeper.sweepEveryMs / 1000);
    await room.first.keeper.sweep();
    await keeper.sweep();
    expect(await room.present()).toEqual(['marco']);
  }
  letGo();
});

test('[VC4] who comes in anew while others see the room empty is looked after', async () => {
  const room = await openRoom();
  const other = room.openInstance();
  await room.join(marco);
  room.pass(31);
  await room.first.keeper.sweep();
  expect(await room.present()).toEqual([]);
  // The other instance has the room in memory as it was, and looks after it in the very moment.
  await other.context.log.read(conversationId);
  room.pass(31);
  await room.join(giulia);
  await other.keeper.sweep();
  room.pass(31);
  await other.keeper.sweep();
  expect(await room.rooms.listOpen()).toMatchObject([{ conversationId }]);
  await room.first.keeper.sweep();
  expect(await room.present()).toEqual([]);
});

test('[VC4] [SE4] windows that somebody makes up push out only his own', async () => {
  const room = await openRoom();
  const { keeper } = room.first;
  await room.join(giulia);
  keeper.hold(room.window(giulia));
  for (let at = 0; at < 20; at += 1) keeper.hold({ ...room.window(marco), sessionId: `made up ${at}` });
  await keeper.stop();
  const held = await room.rooms.readHeld(conversationId);
  expect(held.map(({ personId }) => personId).sort()).toEqual(['giulia', 'marco', 'marco', 'marco']);
});
