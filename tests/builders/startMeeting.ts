import { randomUUID } from 'node:crypto';
import type { Meeting, RoomEntry } from '../../api/contract/meetings.ts';
import type { Caller } from './createCaller.ts';

/** Presses Video Conference; throws when there is no meeting of it. */
export async function startMeeting(
  person: Caller,
  conversationId: string,
  wish: Record<string, unknown> = {},
): Promise<Meeting> {
  const answer = await person.post(`/conversations/${conversationId}/meetings`, wish);
  if (answer.status !== 200 && answer.status !== 201) {
    throw new Error(`the meeting was refused: ${answer.status} ${answer.text}`);
  }
  return answer.body;
}

/** Comes into the room with a window; throws when it is refused. */
export async function joinRoom(
  person: Caller,
  meetingId: string,
  sessionId: string = randomUUID(),
): Promise<{ sessionId: string; entry: RoomEntry }> {
  const answer = await person.post(`/meetings/${meetingId}/participants`, { sessionId });
  if (answer.status > 201) throw new Error(`joining was refused: ${answer.status} ${answer.text}`);
  return { sessionId, entry: answer.body };
}
