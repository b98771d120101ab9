import type { Context } from '../context.ts';
import type { PlaceLink } from '../conversationState.ts';
import type { Entry } from '../entries.ts';
import { companyOf, composeCaseCard, composeMessage, composeNotice, excerpt } from './composePost.ts';
import { cutText } from './cutText.ts';
import type { CaseConversation } from './composePost.ts';
import type { LinePost, Post, PostingPlace, SendOutcome } from './posts.ts';
import type { DeliveryOperation, DeliveryRecord, PlaceRecord, RelayParts } from './relayPorts.ts';

/** What happens within this time makes one card (rule NT1). */
const noticeWindowMs = 60_000;
/** Of a text that Teams finds too large, so much is sent; the rest is a press away. */
const shortTextLength = 4_000;

export type Carrying = {
  context: Context;
  relay: RelayParts;
  state: CaseConversation;
  link: PlaceLink;
  place: PlaceRecord;
  posting: PostingPlace;
};

export type Carried = { outcome: SendOutcome; operation: DeliveryOperation; noticeFrom?: number };

const isDone: SendOutcome = { outcome: 'delivered', activityId: '' };

/**
 * Does in Teams what the entry asks of the place, once. Whether it may be asked for again tells the outcome; what
 * changes something that is there already may always be (rule RL6).
 */
export async function carryEntry(
  carrying: Carrying,
  entry: Entry,
  operation: DeliveryOperation,
): Promise<Carried> {
  switch (operation) {
    case 'post':
      return { operation, outcome: await postMessage(carrying, entry) };
    case 'react':
      return { operation, outcome: await acknowledge(carrying, entry) };
    case 'update':
    case 'remove':
      return amend(carrying, entry, operation);
    case 'card': {
      const card = await composeCaseCard(carrying, carrying);
      return { operation, outcome: await post(carrying, card) };
    }
    case 'cardUpdate':
      return { operation, outcome: await updateCard(carrying) };
    case 'notice':
      return announce(carrying, entry);
    case 'line':
    case 'none':
      return { operation, outcome: isDone };
    default:
      return operation satisfies never;
  }
}

async function postMessage(carrying: Carrying, entry: Entry): Promise<SendOutcome> {
  const composed = await composeMessage(carrying, { ...carrying, message: entry });
  if (!composed) return isDone;
  const outcome = await post(carrying, composed);
  if (outcome.outcome !== 'tooLarge') return outcome;
  const text = `${cutText(composed.text, shortTextLength)}…`;
  return post(carrying, { ...composed, text, quote: null });
}

async function acknowledge({ relay, place }: Carrying, { content }: Entry): Promise<SendOutcome> {
  if (content.kind !== 'message' || !content.origin) return isDone;
  const { activityId } = content.origin;
  const outcome = await relay.gateway.react(place.address, activityId, true);
  // A sign beside a message that is there all the same: nobody waits for it.
  const isWithout = outcome.outcome === 'cannot' || outcome.outcome === 'refused';
  return isWithout || outcome.outcome === 'delivered' ? { outcome: 'delivered', activityId } : outcome;
}

/** Brings a carried message up to date, or says in a line what the place cannot show (rule RL4). */
async function amend(carrying: Carrying, entry: Entry, operation: 'update' | 'remove'): Promise<Carried> {
  const { relay, place, state } = carrying;
  const { content } = entry;
  if (!('messageId' in content)) return { operation, outcome: isDone };
  const message = await readMessage(carrying, content.messageId);
  if (message?.content.kind !== 'message') return { operation, outcome: isDone };
  const isTypedHere = message.content.origin?.placeId === place.id;
  const key = { conversationId: state.id, placeId: place.id, entryId: message.id };
  const known = await relay.store.readDelivery(key);
  // What the place never had, linked later or refused, it need not be told of.
  if (!isTypedHere && known?.state !== 'delivered' && known?.state !== 'notConfirmed')
    return { operation, outcome: isDone };
  if (!isTypedHere && known?.activityId) {
    const outcome = await amendActivity(carrying, { message, activityId: known.activityId });
    if (outcome.outcome !== 'cannot') return { operation, outcome };
  }
  const line = toLine(carrying, { entry, message });
  return { operation: 'line', outcome: line ? await post(carrying, line) : isDone };
}

async function amendActivity(
  carrying: Carrying,
  amended: { message: Entry; activityId: string },
): Promise<SendOutcome> {
  const { relay, place, posting, state } = carrying;
  const { message, activityId } = amended;
  const composed = await composeMessage(carrying, { ...carrying, message });
  if (composed) return relay.gateway.update(place.address, activityId, composed, posting);
  const removed = await relay.gateway.remove(place.address, activityId);
  if (removed.outcome !== 'cannot') return removed;
  // Where nothing can be deleted, the text goes all the same.
  const by = { by: message.content.authorName, company: companyOf(state, message.authorCompanyId).name };
  const tombstone: LinePost = { kind: 'line', line: { type: 'deleted', ...by, text: '' } };
  return relay.gateway.update(place.address, activityId, tombstone, posting);
}

function toLine({ state }: Carrying, change: { entry: Entry; message: Entry }): LinePost | null {
  const { entry, message } = change;
  const { content } = entry;
  const by = { by: content.authorName, company: companyOf(state, entry.authorCompanyId).name };
  switch (content.kind) {
    case 'reacted':
      return {
        kind: 'line',
        line: { type: 'reacted', ...by, emoji: content.emoji, isOn: content.isOn, text: excerpt(message) },
      };
    case 'messageEdited':
      if (message.now?.deletedAt !== undefined) return null;
      return { kind: 'line', line: { type: 'edited', ...by, before: '', text: excerpt(message) } };
    case 'messageDeleted':
      return { kind: 'line', line: { type: 'deleted', ...by, text: '' } };
    default:
      return null;
  }
}

/** The card first, which may be brought up to date as often as one likes; then the news, once. */
async function announce(carrying: Carrying, entry: Entry): Promise<Carried> {
  const { relay, context, state, place, posting } = carrying;
  const operation = 'notice';
  const card = await updateCard(carrying);
  if (card.outcome !== 'delivered') return { operation, outcome: card };
  const before = await relay.store.lastDelivery(state.id, place.id, entry.sequence);
  const joined = before && isRecentNotice(before, entry) ? before : null;
  const noticeFrom = joined?.noticeFrom ?? entry.sequence;
  const query = { conversationId: state.id, after: noticeFrom - 1, limit: entry.sequence - noticeFrom + 1 };
  const entries = noticeFrom === entry.sequence ? [entry] : await context.entries.readPage(query);
  const notice = composeNotice(relay, { state, entries });
  if (!notice) return { operation, outcome: isDone };
  if (joined?.activityId) {
    const outcome = await relay.gateway.update(place.address, joined.activityId, notice, posting);
    if (outcome.outcome !== 'cannot') return { operation, outcome, noticeFrom };
  }
  return { operation, outcome: await post(carrying, notice), noticeFrom: entry.sequence };
}

function isRecentNotice(before: DeliveryRecord, entry: Entry): boolean {
  return (
    before.operation === 'notice' &&
    before.state === 'delivered' &&
    before.activityId !== null &&
    Date.parse(entry.createdAt) - Date.parse(before.at) < noticeWindowMs &&
    entry.sequence - (before.noticeFrom ?? entry.sequence) < 100
  );
}

async function updateCard(carrying: Carrying): Promise<SendOutcome> {
  const { relay, state, place, posting } = carrying;
  const card = await relay.store.cardOf(state.id, place.id);
  if (!card?.activityId) return isDone;
  const composed = await composeCaseCard(carrying, carrying);
  const outcome = await relay.gateway.update(place.address, card.activityId, composed, posting);
  // A card that somebody deleted is no reason to be silent about the rest.
  return outcome.outcome === 'cannot' || outcome.outcome === 'refused' ? isDone : outcome;
}

function post({ relay, place, posting }: Carrying, made: Post): Promise<SendOutcome> {
  return relay.gateway.post(place.address, made, posting);
}

function readMessage({ context, state }: Carrying, messageId: string): Promise<Entry | null> {
  return context.entries.readEntry(state.id, messageId);
}
