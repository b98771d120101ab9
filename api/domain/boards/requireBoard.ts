import { requireMember } from '../access.ts';
import type { Context } from '../context.ts';
import type { ConversationState, WhiteboardRecord } from '../conversationState.ts';
import { DomainError, notFound } from '../errors.ts';
import type { PersonRecord } from '../ports.ts';
import { conversationOf } from './boardIds.ts';

/** A board for the members of its conversation; for everybody else it does not exist (rule SE2). */
export async function requireBoard(
  context: Context,
  person: PersonRecord,
  whiteboardId: string,
): Promise<{ state: ConversationState; board: WhiteboardRecord }> {
  const conversationId = conversationOf(whiteboardId);
  if (conversationId === null) throw notFound();
  let state = await requireMember(context, person, conversationId);
  // Another instance may have opened it a moment ago.
  if (!state.whiteboards.has(whiteboardId)) {
    state = (await context.log.readNewest(conversationId)) ?? state;
  }
  const board = state.whiteboards.get(whiteboardId);
  if (!board || !state.members.has(person.id)) throw notFound();
  return { state, board };
}

/** Who draws must be a member still, and the case open: asked again when it is written. */
export function requireDrawable(state: ConversationState, person: PersonRecord): void {
  if (!state.members.has(person.id)) throw notFound();
  if (state.case?.state === 'closed') throw new DomainError('caseClosed', 'This case is closed.');
}
