import { findCase, maySeeCase } from '../../access.ts';
import { joinConversation } from '../../changeMembers.ts';
import type { PersonRecord } from '../../ports.ts';
import type { Context } from '../../context.ts';
import type { CaseConversation } from '../composePost.ts';
import type { Turn } from './turn.ts';

/** The conversations that the place shows, as they are now; those that were unlinked are left out. */
export async function shownConversations(turn: Turn): Promise<CaseConversation[]> {
  const states = await Promise.all(turn.place.conversationIds.map((id) => turn.context.log.read(id)));
  return states.filter(
    (state): state is CaseConversation => !!state?.case && state.places.has(turn.place.id),
  );
}

/**
 * Where a text goes: to what it answers; in a chat of one case there; else to the case named in the last "You are
 * writing in" line (rule RL3). `null`: the person must say.
 */
export async function chooseConversation(
  turn: Turn,
  text: { replyTo: string | null; shown: CaseConversation[] },
): Promise<CaseConversation | null> {
  const { shown, replyTo } = text;
  if (shown.length < 2) return shown[0] ?? null;
  if (replyTo !== null) {
    const found = await findReplied(turn, { shown, replyTo });
    return found?.state ?? null;
  }
  return shown.find(({ id }) => id === turn.place.currentId) ?? null;
}

/** The message that an activity of the place shows. */
export async function findReplied(
  turn: Turn,
  asked: { shown: CaseConversation[]; replyTo: string },
): Promise<{ state: CaseConversation; messageId: string | null } | null> {
  const { place, relay } = turn;
  for (const state of asked.shown) {
    const of = { conversationId: state.id, placeId: place.id, activityId: asked.replyTo };
    const delivery = await relay.store.findActivity(of);
    if (delivery) return { state, messageId: delivery.messageId };
  }
  return null;
}

/** Lets in who may see the case: whoever answers becomes a watcher (rule RL2). Null: he may not. */
export async function letIn(
  context: Context,
  person: PersonRecord,
  state: CaseConversation,
): Promise<CaseConversation | null> {
  if (state.members.has(person.id)) return state;
  if (!maySeeCase(person, state.case)) return null;
  return (await joinConversation(context, person, state.id)) as CaseConversation;
}

/** A shared case by its number, for who may see it or takes part in it; others learn nothing (rule SE2). */
export async function findSharedCase(
  context: Context,
  person: PersonRecord,
  number: string,
): Promise<CaseConversation | null> {
  const state = await findCase(context, number);
  if (!state || state.case.internal) return null;
  return state.members.has(person.id) || maySeeCase(person, state.case) ? state : null;
}
