import path from 'node:path';
// eslint-disable-next-line no-restricted-syntax -- it measures a minute in which nothing happens.
import { setTimeout as pause } from 'node:timers/promises';
import type { PersonRecord } from '../../../api/domain/ports.ts';
import { createCaller, type Caller } from '../../builders/createCaller.ts';
import { openStream, type TestStream } from '../../builders/openStream.ts';
import { joinRoom, startMeeting } from '../../builders/startMeeting.ts';
import { makePeople, writePeople } from '../parts/makePeople.ts';
import { readCpu } from '../parts/readCpu.ts';
import { startChild, type Child } from '../parts/startChild.ts';
import { startStage } from '../parts/startStage.ts';
import { writeConversation } from '../parts/writeConversation.ts';

/** Two in each room. */
const roomCount = 20;
const measuredMs = 60_000;
const settleMs = 5_000;

/** Milliseconds of CPU that the app needs for a person in a minute: with a tab open only, and in a room. */
export type RoomCpu = { people: number; open: number; joined: number };

/** Everybody has a stream in both; nothing is said meanwhile, for media never pass the server. */
export async function measureRoomCpu(say: (line: string) => void): Promise<RoomCpu> {
  const people = makePeople(roomCount * 2);
  const rooms = Array.from({ length: roomCount }, (_, at) => ({
    id: `room${at}`,
    members: people.slice(at * 2, at * 2 + 2),
  }));
  const stage = await startStage(async (file) => {
    writePeople(file, people);
    for (const room of rooms) await writeConversation(file, { ...room, messages: 0, text: () => '' });
  });
  const app = await startChild(path.join(import.meta.dirname, '..', 'boardDrawing', 'drawingApp.ts'), {
    env: { ...stage.appEnv, MEETING_ROOM: 'true', MEETING_SCHEDULE: 'false' },
  });
  try {
    const callerOf = async (person: PersonRecord) =>
      createCaller(`http://127.0.0.1:${String(app.ready.port)}`, await stage.mintToken(person));
    const callers = await Promise.all(people.map(callerOf));
    say(`${people.length} people with a tab open`);
    const open = await measure(app, await Promise.all(callers.map((caller) => openStream(caller))));
    say(`${people.length} people in ${roomCount} rooms`);
    const streams: TestStream[] = [];
    for (const [at, room] of rooms.entries()) {
      const both = callers.slice(at * 2, at * 2 + 2);
      streams.push(...(await openRoom(both, room.id)));
    }
    const joined = await measure(app, streams);
    return { people: people.length, open: open / people.length, joined: joined / people.length };
  } finally {
    await app.stop();
    await stage.stop();
  }
}

async function openRoom(people: Caller[], conversationId: string): Promise<TestStream[]> {
  const [first] = people;
  if (!first) return [];
  const { id } = await startMeeting(first, conversationId);
  return Promise.all(
    people.map(async (caller) => {
      const { sessionId } = await joinRoom(caller, id);
      return openStream(caller, undefined, { meeting: id, session: sessionId });
    }),
  );
}

/** Milliseconds in a minute; the streams are closed then. */
async function measure(app: Child, streams: TestStream[]): Promise<number> {
  await pause(settleMs);
  const before = readCpu([app.pid]);
  await pause(measuredMs);
  const used = readCpu([app.pid]) - before;
  for (const stream of streams) stream.close();
  return used / 1000 / (measuredMs / 60_000);
}
