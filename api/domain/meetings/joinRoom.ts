import { mostInRoom } from '../../contract/meetings.ts';
import type { Context } from '../context.ts';
import type { ConversationState } from '../conversationState.ts';
import { draftEntry } from '../drafts.ts';
import type { EntryDraft } from '../entries.ts';
import { DomainError, forbidden, notFound } from '../errors.ts';
import type { PersonRecord } from '../ports.ts';
import { isRoomAllowed } from './isRoomAllowed.ts';
import type { MeetingRecord } from './meetingRecord.ts';
import { isOngoing } from './meetingView.ts';
import { requireMeetable } from './requireMeeting.ts';

/**
 * The person comes into the room with a window (rule VC4); from another window he moves. Throws `notFound`,
 * `caseClosed`, `forbidden` where rooms are not allowed any more, `conflict` where the meeting is in Teams, `tooMany`
 * where the room is full.
 */
export async function joinRoom(
  context: Context,
  person: PersonRecord,
  joined: { conversationId: string; meetingId: string; sessionId: string },
): Promise<{ state: ConversationState; meeting: MeetingRecord; isNew: boolean }> {
  const { conversationId, meetingId, sessionId } = joined;
  const isAllowed = await isRoomAllowed(context);
  // Before he is in it: whoever is in a room that nobody looks after would stay in it for ever.
  await context.meetings.rooms.markOpen(conversationId, context.clock.now().getTime());
  const { state, entries } = await context.log.append(conversationId, (newest) => {
    requireMeetable(newest, person);
    const { meeting } = newest;
    if (meeting?.id !== meetingId) throw notFound();
    if (meeting.kind !== 'room') throw new DomainError('conflict', 'This meeting is in Teams.');
    if (!isAllowed) throw forbidden('Rooms in the browser are not allowed here.');
    const here = meeting.present.find(({ id }) => id === person.id);
    if (here?.sessionId === sessionId) return [];
    if (!here && meeting.present.length >= mostInRoom) {
      throw new DomainError('tooMany', `A room holds ${mostInRoom} people.`);
    }
    const drafts: EntryDraft[] = [];
    // He may have kept the room's address.
    if (!isOngoing(meeting, context.clock.now())) {
      drafts.push(draftEntry(person, { kind: 'meetingStarted', meetingId }));
    }
    const personId = person.id;
    const isAgain = here !== undefined;
    drafts.push(
      draftEntry(person, {
        ...{ kind: 'meetingJoined', meetingId, personId, personName: person.name, sessionId, isAgain },
      }),
    );
    return drafts;
  });
  if (!state.meeting) throw notFound();
  return { state, meeting: state.meeting, isNew: entries.length > 0 };
}
