import { requireMember } from '../access.ts';
import type { Context } from '../context.ts';
import type { ConversationState } from '../conversationState.ts';
import { DomainError, notFound } from '../errors.ts';
import type { PersonRecord } from '../ports.ts';
import { conversationOfMeeting } from './meetingIds.ts';
import type { MeetingRecord } from './meetingRecord.ts';

/** A meeting for the members of its conversation; for everybody else it does not exist (rules VC1, SE2). */
export async function requireMeeting(
  context: Context,
  person: PersonRecord,
  meetingId: string,
): Promise<{ state: ConversationState; meeting: MeetingRecord }> {
  const conversationId = conversationOfMeeting(meetingId);
  if (conversationId === null) throw notFound();
  let state = await requireMember(context, person, conversationId);
  // Another instance may have made it a moment ago.
  if (state.meeting?.id !== meetingId) state = (await context.log.readNewest(conversationId)) ?? state;
  const { meeting } = state;
  if (meeting?.id !== meetingId || !state.members.has(person.id)) throw notFound();
  return { state, meeting };
}

/** Who begins a meeting or comes into it must be a member still, and the case open: asked again when it is written. */
export function requireMeetable(state: ConversationState, person: PersonRecord): void {
  if (!state.members.has(person.id)) throw notFound();
  if (state.case?.state === 'closed') throw new DomainError('caseClosed', 'This case is closed.');
}
