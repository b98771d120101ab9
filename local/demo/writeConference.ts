import type { Context } from '../../api/domain/context.ts';
import { joinRoom } from '../../api/domain/meetings/joinRoom.ts';
import { leaveRoom } from '../../api/domain/meetings/leaveRoom.ts';
import { startMeeting } from '../../api/domain/meetings/startMeeting.ts';
import type { PersonRecord } from '../../api/domain/ports.ts';
import type { DemoClock } from './demoTypes.ts';

/** Who came and went, and how many minutes before the first start. */
type Course = { by: string; from: number; to: number }[];

const course: Course = [
  { by: 'anna-keller', from: 78, to: 64 },
  { by: 'marco-bianchi', from: 77, to: 65 },
];

/** A finished video conference: Anna has looked at the machine together with Marco. */
export async function writeConference(
  context: Context,
  clock: DemoClock,
  written: { conversationId: string; findPerson: (id: string) => Promise<PersonRecord> },
): Promise<void> {
  const { conversationId, findPerson } = written;
  const [first] = course;
  if (!first) return;
  clock.setMinutesAgo(first.from);
  const state = await context.log.read(conversationId);
  if (!state) throw new Error('a video conference needs its conversation');
  const person = await findPerson(first.by);
  const started = await startMeeting(context, { person, isGuest: false }, { state, wish: {} });
  if (started.outcome !== 'meeting') throw new Error('the demo has no room');
  const sessionIds = new Map(course.map(({ by }) => [by, crypto.randomUUID()]));
  for (const { by, from } of course) {
    clock.setMinutesAgo(from);
    const sessionId = sessionIds.get(by) ?? '';
    await joinRoom(context, await findPerson(by), {
      ...{ conversationId, meetingId: started.meeting.id, sessionId },
    });
  }
  for (const { by, to } of [...course].sort((a, b) => b.to - a.to)) {
    clock.setMinutesAgo(to);
    const sessionId = sessionIds.get(by) ?? '';
    await leaveRoom(context, { conversationId, personId: by, sessionId, how: 'left' });
  }
  for (const room of await context.meetings.rooms.listOpen()) await context.meetings.rooms.markEmpty(room);
}
