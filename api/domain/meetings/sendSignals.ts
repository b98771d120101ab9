import type { NewSignals, Signals } from '../../contract/meetings.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { PersonRecord } from '../ports.ts';
import type { MeetingRecord } from './meetingRecord.ts';

/**
 * From one window in the room to another one: at once where its stream is on this instance, else by the store. What is
 * said here is never kept for longer than a minute. Throws `conflict` when one of them is not in the room.
 */
export async function sendSignals(
  context: Context,
  person: PersonRecord,
  sent: { conversationId: string; meeting: MeetingRecord; signals: NewSignals },
): Promise<void> {
  const { conversationId, meeting } = sent;
  const { from, to, signals } = sent.signals;
  const areIn = (known: MeetingRecord) =>
    isIn(known, person.id, from) && isIn(known, to.personId, to.sessionId);
  if (!areIn(meeting)) {
    // One may have come in on another instance a moment ago.
    const newest = (await context.log.readNewest(conversationId))?.meeting;
    if (!newest || !areIn(newest)) throw new DomainError('conflict', 'Both must be in the room.');
  }
  const told: Signals = {
    id: crypto.randomUUID(),
    meetingId: meeting.id,
    from: { personId: person.id, sessionId: from },
    to: to.sessionId,
    signals,
  };
  if (context.meetings.windows.sendSignals(told, to.personId)) return;
  await context.meetings.signals.write({ conversationId, to: to.personId, signals: told });
}

function isIn({ present }: MeetingRecord, personId: string, sessionId: string): boolean {
  return present.some((one) => one.id === personId && one.sessionId === sessionId);
}
