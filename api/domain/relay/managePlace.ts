import type { Context } from '../context.ts';
import type { ConversationState } from '../conversationState.ts';
import { DomainError, forbidden, notFound } from '../errors.ts';
import { isGfms } from '../access.ts';
import type { PersonRecord } from '../ports.ts';
import { unlinkPlace } from './inbox/linkPlace.ts';
import { mayUnlinkFrom } from './inbox/runCommand.ts';
import type { CaseConversation } from './composePost.ts';
import type { RelayParts } from './relayPorts.ts';
import { appAuthor } from './openThread.ts';
import { lostThreadId } from './showPlaces.ts';

type OfPlace = { state: ConversationState; placeId: string };

/** From the tab: who is of the company that linked the place ends it. Throws `notFound` or `forbidden`. */
export async function endLink(context: Context, person: PersonRecord, ended: OfPlace): Promise<void> {
  const { relay, state } = requirePlace(context, person, ended);
  const { placeId } = ended;
  if (!mayUnlinkFrom(person, { state, placeId }))
    throw forbidden('Who linked a chat, or a colleague, unlinks it.');
  await unlinkPlace({ context, relay }, { person, conversationId: state.id, placeId, how: 'unlinked' });
}

/** Tries at once what could not be sent; a thread of which nobody knows whether it is there is begun anew. */
export async function retryPlace(context: Context, person: PersonRecord, retried: OfPlace): Promise<void> {
  const { relay, state } =
    retried.placeId === lostThreadId
      ? requireThread(context, person, retried)
      : requirePlace(context, person, retried);
  const { placeId } = retried;
  if (placeId === lostThreadId) {
    const thread = await relay.store.readThread(state.id);
    if (thread?.state !== 'notConfirmed') throw notFound();
    await relay.store.removeThread(state.id);
  }
  const status = await relay.store.readStatus(state.id, placeId);
  // A thread that is gone in Teams does not come back: the case gets another.
  if (state.places.get(placeId)?.isCaseThread && status?.reason === 'gone') {
    const gfms = await context.directory.gfms();
    const app = { ...appAuthor, companyId: gfms.id };
    await unlinkPlace(
      { context, relay },
      { person: app, conversationId: state.id, placeId, how: 'unlinked' },
    );
    await relay.store.removeThread(state.id);
  }
  await relay.store.markPending(state.id, true);
  await relay.store.askRetry({ conversationId: state.id, placeId });
  relay.notice({ conversationId: state.id });
}

/**
 * Sends a message to a place once more, where it failed or where nobody knows whether it arrived. Throws `notFound`, or
 * `conflict` where it stands there, or is on its way.
 */
export async function resendMessage(
  context: Context,
  person: PersonRecord,
  resent: OfPlace & { messageId: string },
): Promise<void> {
  const { relay, state } = requirePlace(context, person, { ...resent, ofAnyCompany: true });
  const key = { conversationId: state.id, placeId: resent.placeId, entryId: resent.messageId };
  const record = await relay.store.readDelivery(key);
  if (record?.operation !== 'post') throw notFound();
  if (record.state !== 'failed' && record.state !== 'notConfirmed')
    throw new DomainError('conflict', 'It is there, or on its way.');
  await relay.store.markPending(state.id, true);
  await relay.store.writeDelivery({ ...record, state: 'waiting', because: null });
  relay.notice({ conversationId: state.id });
}

/** Of another company's places one learns nothing; a message may be sent again to wherever it did not arrive. */
function requirePlace(
  context: Context,
  person: PersonRecord,
  of: OfPlace & { ofAnyCompany?: true },
): { relay: RelayParts; state: CaseConversation } {
  const { relay } = context;
  const link = of.state.places.get(of.placeId);
  if (!relay || !link || !of.state.case) throw notFound();
  if (!of.ofAnyCompany && !isGfms(person) && link.companyId !== person.companyId) throw notFound();
  return { relay, state: of.state as CaseConversation };
}

function requireThread(
  context: Context,
  person: PersonRecord,
  of: OfPlace,
): { relay: RelayParts; state: CaseConversation } {
  if (!context.relay || !of.state.case || !isGfms(person)) throw notFound();
  return { relay: context.relay, state: of.state as CaseConversation };
}
