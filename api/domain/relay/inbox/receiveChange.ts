import { limits } from '../../../contract/limits.ts';
import { deriveId } from '../../chain.ts';
import { deleteMessage, editMessage, reactToMessage } from '../../changeMessage.ts';
import { DomainError } from '../../errors.ts';
import type { PersonRecord } from '../../ports.ts';
import type { CaseConversation } from '../composePost.ts';
import type { Incoming } from '../gateway.ts';
import { isInternalText } from '../isInternalText.ts';
import { entryIdOf, fileClientIdOf } from '../placeIds.ts';
import { findReplied, letIn, shownConversations } from './findConversation.ts';
import {
  answerTooLong,
  gone,
  isOfGfms,
  markActivity,
  storeText,
  toIncomingText,
  toWellFormed,
} from './receiveText.ts';
import type { Turn } from './turn.ts';

const clocksDifferMs = 60_000;

type Change<Type extends Incoming['type']> = Extract<Incoming, { type: Type }>;

/** A person changed what he wrote in a place (rule RL4). An edit may come before what it edits. */
export async function receiveEdit(turn: Turn, edited: Change<'edited'>): Promise<void> {
  const { person, context } = turn;
  if (!person) return;
  const shown = await shownConversations(turn);
  const found = await findTyped(turn, { person, shown, activityId: edited.activityId });
  const origin = originOf(turn, edited.activityId);
  const isInternal = isInternalText(edited.text);
  const isTooLong = edited.text.length > limits.messageText;
  if (!found) {
    const [state] = shown;
    // Of several cases nobody can tell which one it will be.
    if (!state || shown.length > 1 || isInternal) return;
    const { activityId } = edited;
    // What was written before the link is not ours, edited or not (rule RL3).
    if (!isSince(activityId, state.places.get(turn.place.id)?.since)) return;
    if ((await markActivity(turn, activityId, { what: state.id })) !== state.id) return;
    if (isTooLong) return answerTooLong(turn);
    await storeText(turn, { person, state, text: toIncomingText(edited), shown });
    return;
  }
  const changed = { conversationId: found.state.id, messageId: found.messageId, origin };
  const entryId = await deriveId('edit', turn.key);
  // What became internal must not stay with the other company.
  const isWithdrawn = isInternal && (await isOfGfms(turn, { person, state: found.state }));
  if (isTooLong && !isWithdrawn) return answerTooLong(turn);
  await unlessSettled(async () => {
    if (isWithdrawn) await deleteMessage(context, person, { ...changed, entryId });
    else await editMessage(context, person, { ...changed, entryId, text: toWellFormed(edited.text) });
  });
}

/** A deletion may come before what it deletes: then that is not stored when it comes. */
export async function receiveDeletion(turn: Turn, deleted: Change<'deleted'>): Promise<void> {
  const { person, context } = turn;
  if (!person) return;
  const shown = await shownConversations(turn);
  const { activityId } = deleted;
  const found = await findTyped(turn, { person, shown, activityId });
  const origin = originOf(turn, activityId);
  if (found) {
    const changed = { conversationId: found.state.id, messageId: found.messageId, origin };
    const entryId = await deriveId('delete', turn.key);
    await unlessSettled(() => deleteMessage(context, person, { ...changed, entryId }));
    return deleteFiles(turn, { person, state: found.state, activityId });
  }
  if (shown.length > 0) await markActivity(turn, activityId, { what: gone, over: true });
}

/** Teams' ids tell the time in milliseconds. Of other ids nothing is known. */
function isSince(activityId: string, since: string | undefined): boolean {
  if (since === undefined || !/^\d{13}$/.test(activityId)) return false;
  return Number(activityId) >= Date.parse(since) - clocksDifferMs;
}

/** Files of an activity are messages of their own. */
async function deleteFiles(
  turn: Turn,
  of: { person: PersonRecord; state: CaseConversation; activityId: string },
): Promise<void> {
  const { person, state, activityId } = of;
  for (let index = 0; ; index += 1) {
    const clientId = await fileClientIdOf({ placeId: turn.place.id, activityId, index });
    const messageId = await deriveId('message', state.id, person.id, clientId);
    if (!(await turn.context.entries.readEntry(state.id, messageId))) return;
    await unlessSettled(() => deleteMessage(turn.context, person, { conversationId: state.id, messageId }));
  }
}

export async function receiveReaction(turn: Turn, reacted: Change<'reacted'>): Promise<void> {
  const { person, context } = turn;
  if (!person) return;
  const shown = await shownConversations(turn);
  const { activityId } = reacted;
  const found =
    (await findReplied(turn, { shown, replyTo: activityId })) ??
    (await findTyped(turn, { person, shown, activityId }));
  if (!found?.messageId) return;
  const { state, messageId } = found;
  const member = await letIn(context, person, state);
  if (!member) return;
  for (const { emoji, isOn } of reacted.changes) {
    const entryId = await deriveId('react', turn.key, emoji, String(isOn));
    const changed = { conversationId: state.id, messageId, origin: originOf(turn, activityId), entryId };
    await unlessSettled(() => reactToMessage(context, person, { ...changed, emoji, isOn }));
  }
}

/** The message that the person typed here: its id follows from who, where and which activity. */
async function findTyped(
  turn: Turn,
  typed: { person: PersonRecord; shown: CaseConversation[]; activityId: string },
): Promise<{ state: CaseConversation; messageId: string } | null> {
  for (const state of typed.shown) {
    const messageId = await entryIdOf({
      conversationId: state.id,
      authorId: typed.person.id,
      placeId: turn.place.id,
      activityId: typed.activityId,
    });
    if (await turn.context.entries.readEntry(state.id, messageId)) return { state, messageId };
  }
  return null;
}

function originOf(turn: Turn, activityId: string) {
  return { placeId: turn.place.id, activityId, at: turn.at };
}

/** A closed case, a deleted message, somebody who left: the place shows what it shows, the record stays. */
async function unlessSettled(change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (cause) {
    const isSettled = cause instanceof DomainError && cause.code !== 'unavailable';
    if (!isSettled) throw cause;
  }
}
