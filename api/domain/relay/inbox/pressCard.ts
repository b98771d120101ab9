import type { Severity } from '../../../contract/cases.ts';
import { caseStates, severities } from '../../../contract/cases.ts';
import { locales } from '../../../contract/people.ts';
import { changeCase } from '../../changeCase.ts';
import { createCase } from '../../createCase.ts';
import { deriveId } from '../../chain.ts';
import { DomainError } from '../../errors.ts';
import type { PersonRecord } from '../../ports.ts';
import { isGfms } from '../../access.ts';
import { toCaseHit, type CaseConversation } from '../composePost.ts';
import { placeIdOf } from '../placeIds.ts';
import type { Press, PressAnswer } from '../gateway.ts';
import type { Post, RefusedReason } from '../posts.ts';
import { letIn, shownConversations } from './findConversation.ts';
import { linkedPost, linkPlace, setChannel, unlinkPlace } from './linkPlace.ts';
import {
  caseCard,
  findForPerson,
  listOffered,
  mayUnlinkFrom,
  newCaseForm,
  scopeOf,
  writtenTo,
} from './runCommand.ts';
import { sendHeld, sendHeldTo, type Refusal } from './sendHeld.ts';
import { answer, postingOf, type Turn } from './turn.ts';

type Pressed = Post | Refusal;

/**
 * A press on one of our cards. The seal tells that the card is of this place, and of which case; whether the person may
 * is asked like everywhere else. Pressed twice it has the effect of one.
 */
export async function pressCard(turn: Turn, press: Press): Promise<PressAnswer> {
  const place = await postingOf(turn, turn.place);
  const refuse = (reason: RefusedReason, number: string | null = null): PressAnswer => ({
    type: 'words',
    said: { kind: 'refused', reason, number },
    place,
  });
  const sealed = await readSeal(turn, press.seal);
  if (sealed === null) return refuse('oldCard');
  if (!turn.person) return refuse('notYours');
  try {
    const pressed = await act(turn, { press, person: turn.person, sealed });
    if ('refused' in pressed) return refuse(pressed.refused, pressed.number);
    const posting = await postingOf(turn, turn.place);
    if (!isBeside(press.action)) return { type: 'post', post: pressed, place: posting };
    // The card may hold somebody's message: it stays, and the answer comes below.
    await answer(turn, pressed, { id: await deriveId('pressed', turn.key) });
    return { type: 'words', said: pressed, place: posting };
  } catch (cause) {
    if (!(cause instanceof DomainError) || cause.code === 'unavailable') throw cause;
    return refuse(cause.code === 'caseClosed' ? 'closed' : 'notYours');
  }
}

/** Presses that any card may carry, of which it is not the form. */
function isBeside(action: Press['action']): boolean {
  if (action.verb === 'writeIn') return action.heldId === null;
  return action.verb === 'showCases' || action.verb === 'showHelp' || action.verb === 'showNewCase';
}

/**
 * What the card was made for; null where it is none of this place. The root of a thread was made when only the channel
 * was known: there it counts for the case whose thread it is.
 */
async function readSeal({ relay, place }: Turn, seal: string): Promise<string | null> {
  const sealed = relay.readSeal(seal, place.id);
  if (sealed !== null || place.scope !== 'thread') return sealed;
  const { channelId, conversationId } = place.address;
  const [channel = ''] = conversationId.split(';');
  const ofChannel = relay.readSeal(seal, await placeIdOf({ channelId, conversationId: channel }));
  return ofChannel !== null && place.conversationIds.includes(ofChannel) ? ofChannel : null;
}

async function act(
  turn: Turn,
  pressed: { press: Press; person: PersonRecord; sealed: string },
): Promise<Pressed> {
  const { press, person, sealed } = pressed;
  const { action } = press;
  const sealFor = (of = '') => turn.relay.seal({ placeId: turn.place.id, of });
  switch (action.verb) {
    case 'take':
      return changeSealed(turn, { person, sealed }, { assigneeId: person.id, state: 'inProgress' });
    case 'changeState': {
      const state = caseStates.find((one) => one === action.state);
      if (!state) return { refused: 'oldCard' };
      return changeSealed(turn, { person, sealed }, { state });
    }
    case 'machineRuns':
      return changeSealed(turn, { person, sealed }, { severity: 'high' });
    case 'refresh': {
      const state = await readSealed(turn, { person, sealed });
      return state ? caseCard(turn, state) : { refused: 'notYours' };
    }
    case 'writeIn':
      return writeIn(turn, { person, number: action.number, heldId: action.heldId });
    case 'link': {
      const linked = await linkPlace(turn, { person, number: action.number });
      if (linked.outcome === 'refused') return toRefusal(linked);
      const refused = await sendHeldTo(turn, { person, state: linked.state, heldId: action.heldId });
      return refused ?? linkedPost(turn, linked, sealFor(linked.state.id));
    }
    case 'unlink':
      return unlink(turn, { person, number: action.number });
    case 'setChannel': {
      const set = await setChannel(turn, { person, serviceOrganisation: action.serviceOrganisation });
      if (set.outcome === 'refused') return { refused: set.reason };
      return { kind: 'channelSet', serviceOrganisation: set.serviceOrganisation, readers: set.readers };
    }
    case 'showNewCase':
      return newCaseForm(turn, { person, text: action.text });
    case 'createCase':
      return openCase(turn, { person, clientId: press.seal.slice(-64), action });
    case 'reopenAndSend':
    case 'newCaseForMachine':
      return decideHeld(turn, { person, heldId: action.heldId, verb: action.verb });
    case 'chooseLanguage': {
      const locale = locales.find((one) => one === action.locale);
      if (!locale) return { refused: 'oldCard' };
      const place = await turn.relay.places.update(turn.place.id, (known) => known && { ...known, locale });
      turn.place = place ?? turn.place;
      return { kind: 'language', locale };
    }
    case 'showHelp': {
      return { kind: 'help', scope: scopeOf(turn), number: await writtenTo(turn), seal: sealFor() };
    }
    case 'showCases': {
      const cases = await listOffered(turn, person);
      return { kind: 'cases', cases, offers: 'link', query: '', seal: sealFor() };
    }
    default:
      return action satisfies never;
  }
}

/** The case that the card was made for, for a person who may see it. */
async function readSealed(
  turn: Turn,
  of: { person: PersonRecord; sealed: string },
): Promise<CaseConversation | null> {
  const state = of.sealed === '' ? null : await turn.context.log.read(of.sealed);
  return state?.case ? letIn(turn.context, of.person, state as CaseConversation) : null;
}

async function changeSealed(
  turn: Turn,
  of: { person: PersonRecord; sealed: string },
  change: Parameters<typeof changeCase>[2]['change'],
): Promise<Pressed> {
  const state = await readSealed(turn, of);
  if (!state) return { refused: 'notYours' };
  if (state.case.state === 'closed') return { refused: 'closed', number: state.case.number };
  const changed = await changeCase(turn.context, of.person, { home: state, change });
  return caseCard(turn, changed as CaseConversation);
}

async function writeIn(
  turn: Turn,
  chosen: { person: PersonRecord; number: string; heldId: string | null },
): Promise<Pressed> {
  const { person, number, heldId } = chosen;
  const shown = await shownConversations(turn);
  const state = shown.find((one) => one.case.number === number);
  if (!state) return { refused: 'notLinked', number };
  const refused = await sendHeldTo(turn, { person, state, heldId });
  if (refused) return refused;
  await turn.relay.places.update(turn.place.id, (known) => known && { ...known, currentId: state.id });
  const others = shown.filter(({ id }) => id !== state.id).map((one) => toCaseHit(turn.relay, one));
  const seal = turn.relay.seal({ placeId: turn.place.id, of: state.id });
  return { kind: 'writingIn', number, title: state.case.title, others, seal };
}

async function unlink(turn: Turn, asked: { person: PersonRecord; number: string }): Promise<Pressed> {
  const { person, number } = asked;
  const shown = await shownConversations(turn);
  const state = shown.find((one) => one.case.number === number);
  if (!state) return { refused: 'notLinked', number };
  if (!mayUnlinkFrom(person, { state, placeId: turn.place.id })) return { refused: 'notYours' };
  const ofPlace = { conversationId: state.id, placeId: turn.place.id, how: 'unlinked' } as const;
  await unlinkPlace(turn, { person, ...ofPlace });
  return { kind: 'unlinked', number, title: state.case.title };
}

/** A case from the short form; the card is its client id: pressed twice it opens one. */
async function openCase(
  turn: Turn,
  opened: {
    person: PersonRecord;
    clientId: string;
    action: { title: string; serialNumber: string; severity: string };
  },
): Promise<Pressed> {
  const { person, action } = opened;
  const severity: Severity = severities.find((one) => one === action.severity) ?? 'medium';
  const title = action.title.trim().slice(0, 200);
  if (title === '') return { refused: 'failed' };
  // Who opens a case of a customer at GFMS must say of which: that asks for more than a card.
  if (isGfms(person)) return { refused: 'caseInTab' };
  const { state } = await createCase(turn.context, person, {
    clientId: opened.clientId,
    title,
    severity,
    machine: { serialNumber: action.serialNumber.slice(0, 200) },
    description: '',
    alarmText: '',
    site: {},
    contact: { name: person.name },
    customerReference: '',
    internal: false,
    watcherIds: [],
  });
  const born = state as CaseConversation;
  await linkPlace(turn, { person, number: born.case.number });
  return { kind: 'caseCreated', case: toCaseHit(turn.relay, born) };
}

/** What met a closed case is sent after all: into the case, opened again, or into a new one of the same machine. */
async function decideHeld(
  turn: Turn,
  decided: { person: PersonRecord; heldId: string; verb: 'reopenAndSend' | 'newCaseForMachine' },
): Promise<Pressed> {
  const { person, heldId, verb } = decided;
  const { context, relay, place } = turn;
  const held = await relay.places.readHeld(place.id, heldId);
  if (!held) return { refused: 'oldCard' };
  if (held.personId !== person.id || held.number === null) return { refused: 'notYours' };
  const closed = await findForPerson(turn, { person, number: held.number });
  if (!closed) return { refused: 'notYours' };
  // Of the two buttons the first one counts.
  const decision = await relay.places.mark(place.id, await deriveId('decided', held.id), { what: verb });
  if (decision !== verb) return { refused: 'oldCard' };
  let state: CaseConversation = closed;
  if (verb === 'reopenAndSend') {
    if (closed.case.state === 'closed') {
      const change = { state: 'waitingForGfms', reason: held.text.slice(0, 200) || '…' } as const;
      state = (await changeCase(context, person, { home: closed, change })) as CaseConversation;
    }
  } else {
    const { machine, site, contact, customer, title } = closed.case;
    const created = await createCase(context, person, {
      clientId: `held-${held.id}`,
      title,
      severity: 'medium',
      machine,
      site,
      contact,
      description: '',
      alarmText: '',
      customerReference: '',
      internal: false,
      watcherIds: [],
      ...(isGfms(person) ? { customerId: customer.id } : {}),
    });
    state = created.state as CaseConversation;
    if (place.scope === 'personal') await linkPlace(turn, { person, number: state.case.number });
  }
  const refused = await sendHeld(turn, { person, state, held, shown: [state] });
  if (refused) return refused;
  if (verb === 'newCaseForMachine') return { kind: 'caseCreated', case: toCaseHit(relay, state) };
  return caseCard(turn, state);
}

function toRefusal(refused: { reason: RefusedReason; number: string | null }): Refusal {
  return { refused: refused.reason, ...(refused.number === null ? {} : { number: refused.number }) };
}
