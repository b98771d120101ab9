import type { PersonRecord } from '../../ports.ts';
import type { CaseConversation } from '../composePost.ts';
import type { RefusedReason } from '../posts.ts';
import type { HeldText } from '../relayPorts.ts';
import { shownConversations } from './findConversation.ts';
import { gone, markActivity, storeText, toIncomingText, undecided } from './receiveText.ts';
import type { Turn } from './turn.ts';

export type Refusal = { refused: RefusedReason; number?: string };

/** A kept text, if there is one, goes to the case that its writer chose. Null: it is there. */
export async function sendHeldTo(
  turn: Turn,
  sent: { person: PersonRecord; state: CaseConversation; heldId: string | null },
): Promise<Refusal | null> {
  const { person, state, heldId } = sent;
  const held = heldId === null ? null : await turn.relay.places.readHeld(turn.place.id, heldId);
  if (!held) return null;
  if (held.personId !== person.id) return { refused: 'notYours' };
  return sendHeld(turn, { person, state, held, shown: await shownConversations(turn) });
}

/** Into one conversation only: it is let go when it is there. Null: it is, and was perhaps before. */
export async function sendHeld(
  turn: Turn,
  sent: { person: PersonRecord; state: CaseConversation; held: HeldText; shown: CaseConversation[] },
): Promise<Refusal | null> {
  const { person, state, held, shown } = sent;
  if (held.sentTo !== null) return held.sentTo === state.id ? null : { refused: 'oldCard' };
  // Deleted by its writer, while it waited.
  if ((await markActivity(turn, held.activityId, { what: undecided })) === gone)
    return { refused: 'oldCard' };
  await markActivity(turn, held.activityId, { what: state.id, over: true });
  const outcome = await storeText(turnOf(turn, held), { person, state, text: toIncomingText(held), shown });
  if (outcome === 'held') return { refused: 'closed', number: state.case.number };
  if (outcome === 'refused') return { refused: 'notYours' };
  await turn.relay.places.letGo(turn.place.id, held.id, state.id);
  return null;
}

/** As if the text came now: it keeps the identity of its activity, so that it is stored once. */
function turnOf(turn: Turn, held: HeldText): Turn {
  return { ...turn, key: held.key, at: held.at };
}
