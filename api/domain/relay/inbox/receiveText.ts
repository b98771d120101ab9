import { limits } from '../../../contract/limits.ts';
import { listCases } from '../../listConversations.ts';
import { deriveId } from '../../chain.ts';
import type { ServiceCase } from '../../../contract/cases.ts';
import { DomainError } from '../../errors.ts';
import type { PersonRecord } from '../../ports.ts';
import { sendMessage } from '../../sendMessage.ts';
import { toCaseHit, type CaseConversation } from '../composePost.ts';
import type { IncomingText } from '../gateway.ts';
import { isInternalText } from '../isInternalText.ts';
import { clientIdOf } from '../placeIds.ts';
import type { CaseHit } from '../posts.ts';
import type { HeldText, RelayParts } from '../relayPorts.ts';
import { chooseConversation, findReplied, letIn, shownConversations } from './findConversation.ts';
import { queueFiles } from './fetchFiles.ts';
import { answer, type Turn } from './turn.ts';

const mostOffered = 6;

/** A text of a place: stored as a message of its conversation, or answered with what to do (rules RL1, RL3, RL9). */
export async function receiveText(turn: Turn, text: IncomingText): Promise<void> {
  const { person } = turn;
  const shown = await shownConversations(turn);
  if (!person) {
    if (shown.length > 0 || text.isMentioned) await answerNotSetUp(turn);
    return;
  }
  if (shown.length === 0) {
    // A channel or chat that is not ours: its talk is none of our business until somebody speaks to the bot.
    if (text.isMentioned) await answerUnlinked(turn, { person, text });
    return;
  }
  if (text.text.length > limits.messageText) return answerTooLong(turn);
  const chosen = await chooseConversation(turn, { replyTo: text.replyTo, shown });
  // Redelivered it goes where it went, whatever was chosen or linked since.
  const decided = await markActivity(turn, text.activityId, { what: chosen?.id ?? undecided });
  if (decided === undecided) return askWhere(turn, { person, text, shown });
  const state = shown.find(({ id }) => id === decided);
  if (state) await storeText(turn, { person, state, text, shown });
}

export function answerTooLong(turn: Turn): Promise<void> {
  return answer(turn, { kind: 'refused', reason: 'tooLong', number: null });
}

/** Marks of activities that belong to no conversation. */
export const undecided = 'undecided';
export const gone = 'gone';

/** Where the activity goes, as it was decided first; `over` decides anew. */
export async function markActivity(
  { relay, place }: Turn,
  activityId: string,
  mark: { what: string; over?: boolean },
): Promise<string> {
  return relay.places.mark(place.id, await deriveId('activity', activityId), mark);
}

/** `held`: it waits for its writer. `settled`: it is stored, or is not to be. */
export type TextOutcome = 'settled' | 'held' | 'refused';

/** Stores it as the person's message; a redelivered one meets the first. */
export async function storeText(
  turn: Turn,
  stored: { person: PersonRecord; state: CaseConversation; text: IncomingText; shown: CaseConversation[] },
): Promise<TextOutcome> {
  const { place, context } = turn;
  const { person, text, shown } = stored;
  if (isInternalText(text.text) && (await isOfGfms(turn, stored))) return 'settled';
  const state = await letIn(context, person, stored.state);
  if (!state) {
    await answer(turn, { kind: 'refused', reason: 'notYours', number: null });
    return 'refused';
  }
  const origin = { placeId: place.id, activityId: text.activityId, at: turn.at };
  const replied = text.replyTo === null ? null : await findReplied(turn, { shown, replyTo: text.replyTo });
  const replyTo = replied?.state.id === state.id ? replied.messageId : null;
  try {
    if (text.text.trim() !== '') {
      const draft = {
        clientId: await clientIdOf(origin),
        text: toWellFormed(text.text),
        ...(replyTo === null ? {} : { replyTo }),
      };
      await sendMessage(context, person, { conversationId: state.id, draft, origin });
    }
    if (state.case.state === 'closed' && text.files.length > 0) throw new DomainError('caseClosed', 'closed');
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    if (cause.code === 'caseClosed') {
      await holdForClosed(turn, { person, state, text });
      return 'held';
    }
    // Edited before it came: what stands there is the newer text.
    if (cause.code === 'conflict') return 'settled';
    throw cause;
  }
  await queueFiles(turn, { person, state, text });
  if (text.hasPictures)
    await answer(turn, { kind: 'refused', reason: 'pictureNotCarried', number: state.case.number });
  return 'settled';
}

/** Whether the place is one of GFMS; where it does not show the case, the writer's company tells. */
export async function isOfGfms(
  { place, context }: Turn,
  of: { person: PersonRecord; state: CaseConversation },
): Promise<boolean> {
  const gfms = await context.directory.gfms();
  return (of.state.places.get(place.id)?.companyId ?? of.person.companyId) === gfms.id;
}

/** Nothing typed is lost: the text waits for its writer's choice (rule SC6). */
async function holdForClosed(
  turn: Turn,
  held: { person: PersonRecord; state: CaseConversation; text: IncomingText },
): Promise<void> {
  const { person, state, text } = held;
  const { number, title } = state.case;
  const heldId = await hold(turn, { person, text, number });
  if (heldId === null) return;
  await answer(turn, (seal) => ({ kind: 'closed', heldId, text: text.text, number, title, seal }), {
    sealed: state.id,
  });
}

async function askWhere(
  turn: Turn,
  asked: { person: PersonRecord; text: IncomingText; shown: CaseConversation[] },
): Promise<void> {
  const { person, text, shown } = asked;
  const heldId = await hold(turn, { person, text, number: null });
  if (heldId === null) return;
  const cases = shown.map((state) => toCaseHit(turn.relay, state));
  await answer(turn, (seal) => ({ kind: 'whichCase', heldId, text: text.text, cases, seal }));
}

/** Null where it was sent already. */
async function hold(
  turn: Turn,
  kept: { person: PersonRecord; text: IncomingText; number: string | null },
): Promise<string | null> {
  const { person, text, number } = kept;
  const held: HeldText = {
    id: await deriveId('held', turn.key),
    placeId: turn.place.id,
    personId: person.id,
    text: text.text,
    activityId: text.activityId,
    key: turn.key,
    at: turn.at,
    number,
    sentTo: null,
    replyTo: text.replyTo,
    files: text.files,
    hasPictures: text.hasPictures,
  };
  const { id, sentTo } = await turn.relay.places.hold(held);
  return sentTo === null ? id : null;
}

/** Once a day for each person and place, or a lively chat would be told with every word. */
export async function answerNotSetUp(turn: Turn): Promise<void> {
  const { objectId } = turn.from.identity;
  const id = await deriveId('notSetUp', turn.place.id, objectId, turn.at.slice(0, 10));
  const reference = id.slice(0, 8).toUpperCase();
  await answer(turn, { kind: 'notSetUp', name: turn.from.name, reference }, { id });
}

/** What was written is kept: whoever then links the chat to a case has it sent there. */
async function answerUnlinked(turn: Turn, said: { person: PersonRecord; text: IncomingText }): Promise<void> {
  const { person, text } = said;
  const cases = await offerCases(turn, { person, query: '' });
  const heldId = await hold(turn, { person, text, number: null });
  if (heldId === null) return;
  await answer(turn, (seal) => ({
    kind: 'unlinkedText',
    text: text.text.slice(0, 500),
    heldId,
    cases,
    seal,
  }));
}

/**
 * Open cases that the person may see, those he takes part in first. Where others read too, only the cases shown there:
 * they must not learn of further ones (rule SE2).
 */
export async function offerCases(
  turn: Turn,
  asked: { person: PersonRecord; query: string },
): Promise<CaseHit[]> {
  const { context, relay } = turn;
  if (turn.place.scope !== 'personal')
    return (await shownConversations(turn)).map((state) => toCaseHit(relay, state));
  const { items } = await listCases(context, asked.person, {
    state: 'open',
    limit: 25,
    ...(asked.query === '' ? {} : { query: asked.query }),
  });
  const shared = items.filter((one) => !one.internal);
  const sorted = [...shared.filter((one) => one.joined), ...shared.filter((one) => !one.joined)];
  return sorted.slice(0, mostOffered).map((one) => toHit(relay, one));
}

export function toHit(relay: Pick<RelayParts, 'linkTo'>, shown: ServiceCase): CaseHit {
  const { brand, model, serialNumber } = shown.machine;
  return {
    number: shown.number,
    title: shown.title,
    state: shown.state,
    severity: shown.severity,
    turn: shown.turn,
    customerName: shown.customer.name,
    machine: [brand, model, serialNumber].filter(Boolean).join(' '),
    url: relay.linkTo(`case/${shown.number}`),
  };
}

/** A text as it came; of some only the words are known. */
export function toIncomingText(
  of: Pick<IncomingText, 'activityId' | 'text'> &
    Partial<Pick<IncomingText, 'replyTo' | 'files' | 'hasPictures'>>,
): IncomingText {
  const { activityId, text, replyTo = null, files = [], hasPictures = false } = of;
  const isInternal = isInternalText(text);
  return { type: 'text', activityId, text, isInternal, isMentioned: true, replyTo, files, hasPictures };
}

/** What no message may hold (rule MS3): Teams' own clients do not send it. */
export function toWellFormed(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}
