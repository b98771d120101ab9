import type { Meeting } from '../../contract/meetings.ts';
import { isStillThere, type MeetingRecord } from './meetingRecord.ts';

const minute = 60_000;
/** A room that nobody has come into after so long is not going on. */
const emptyRoomMs = 10 * minute;
/** Of a Teams meeting nobody may tell when it is over: a press after so long calls everybody again. */
const untoldMs = 120 * minute;

/** Whether people are in it, or were called to it a moment ago and nobody has told that it is over. */
export function isOngoing(meeting: MeetingRecord, now: Date): boolean {
  if (meeting.present.some((person) => isStillThere(person, { meeting, at: now }))) return true;
  const session = meeting.sessions.at(-1);
  if (!session || session.endedAt !== null) return false;
  const patience = meeting.kind === 'room' ? emptyRoomMs : untoldMs;
  return now.getTime() - Date.parse(session.startedAt) < patience;
}

/** The meeting as every member may know it. */
export function toMeetingView(conversationId: string, meeting: MeetingRecord, now: Date): Meeting {
  const { id, kind, joinUrl, createdAt, createdBy } = meeting;
  return {
    ...{ id, conversationId, kind, createdAt, createdBy },
    joinUrl: joinUrl ?? `/?meeting=${encodeURIComponent(id)}`,
    isOngoing: isOngoing(meeting, now),
    present: meeting.present
      .filter((person) => isStillThere(person, { meeting, at: now }))
      .map(({ sequence: _place, ...shown }) => shown),
    sessions: [...meeting.sessions].reverse(),
  };
}
