import { isGfms } from '../../access.ts';
import { deriveId } from '../../chain.ts';
import { listCases } from '../../listConversations.ts';
import type { PersonRecord } from '../../ports.ts';
import { composeCaseCard, toCaseHit, type CaseConversation } from '../composePost.ts';
import type { Command } from '../gateway.ts';
import type { CaseHit, Post } from '../posts.ts';
import { findSharedCase, shownConversations } from './findConversation.ts';
import { linkedPost, linkPlace, setChannel, unlinkPlace } from './linkPlace.ts';
import { answerNotSetUp, offerCases } from './receiveText.ts';
import { answer, type Turn } from './turn.ts';

const caseNumber = /^SC-\d{4}-\d{6}$/i;

/** Answers a command (rule RL9). One that changes something does so once, however late it comes again (rule RL5). */
export async function runCommand(turn: Turn, command: Command): Promise<void> {
  const { person, relay, place } = turn;
  if (!person) return answerNotSetUp(turn);
  const changes = command.name === 'link' || command.name === 'unlink' || command.name === 'language';
  if (!changes) return answerCommand(turn, { person, command });
  const markId = await deriveId('command', turn.key);
  if ((await relay.places.readMark(place.id, markId)) !== null) return;
  await answerCommand(turn, { person, command });
  // Only now: one that failed is done when it comes again.
  await relay.places.mark(place.id, markId, { what: 'done' });
}

async function answerCommand(turn: Turn, given: { person: PersonRecord; command: Command }): Promise<void> {
  const { person, command } = given;
  switch (command.name) {
    case 'help':
    case 'hi':
      return showHelp(turn);
    case 'cases':
      return showCases(turn, person);
    case 'status':
      return showStatus(turn, person);
    case 'newCase':
      return answer(turn, await newCaseForm(turn, { person, text: command.text }));
    case 'link':
      return link(turn, { person, argument: command.argument });
    case 'unlink':
      return unlink(turn, { person, argument: command.argument });
    case 'language':
      return setLanguage(turn, command.locale);
    default:
      return command satisfies never;
  }
}

/** The short form, with the machines that the person's company has had cases of. */
export async function newCaseForm(
  turn: Turn,
  asked: { person: PersonRecord; text: string },
): Promise<Extract<Post, { kind: 'newCaseForm' | 'refused' }>> {
  const { person, text } = asked;
  // Who opens a case of a customer at GFMS must say of which: that asks for more than a card.
  if (isGfms(person)) return { kind: 'refused', reason: 'caseInTab', number: null };
  const { items } = await listCases(turn.context, person, { limit: 50 });
  const machines = new Map(
    items.flatMap(({ machine: { serialNumber, model } }) =>
      serialNumber === '' ? [] : [[serialNumber, { serialNumber, model }] as const],
    ),
  );
  // Each form is another seal: pressed twice it opens one case, the next form another.
  const seal = turn.relay.seal({ placeId: turn.place.id, of: `form ${turn.key}` });
  return {
    kind: 'newCaseForm',
    machines: [...machines.values()].slice(0, 20),
    text: text.slice(0, 200),
    seal,
  };
}

async function showHelp(turn: Turn): Promise<void> {
  const number = await writtenTo(turn);
  await answer(turn, (seal) => ({ kind: 'help', scope: scopeOf(turn), number, seal }));
}

/** The case that a text goes to which answers no card; null where the person must say. */
export async function writtenTo(turn: Turn): Promise<string | null> {
  const shown = await shownConversations(turn);
  const state = shown.length === 1 ? shown[0] : shown.find(({ id }) => id === turn.place.currentId);
  return state?.case.number ?? null;
}

async function showCases(turn: Turn, person: PersonRecord): Promise<void> {
  const cases = await listOffered(turn, person);
  await answer(turn, (seal) => ({ kind: 'cases', cases, offers: 'link', query: '', seal }));
}

/** The cases that the person may choose from, each with whether it is linked here. */
export async function listOffered(turn: Turn, person: PersonRecord): Promise<CaseHit[]> {
  const shown = await shownConversations(turn);
  const cases = await offerCases(turn, { person, query: '' });
  return cases.map((one) => ({ ...one, isLinked: shown.some((state) => state.case.number === one.number) }));
}

/** The case of the place; where there are several, the list. */
async function showStatus(turn: Turn, person: PersonRecord): Promise<void> {
  const shown = await shownConversations(turn);
  const state = shown.length === 1 ? shown[0] : shown.find(({ id }) => id === turn.place.currentId);
  if (!state) return showCases(turn, person);
  await answer(turn, await caseCard(turn, state));
}

export async function caseCard(turn: Turn, state: CaseConversation): Promise<Post> {
  const link = state.places.get(turn.place.id);
  const companyId = turn.person?.companyId ?? link?.companyId ?? '';
  const fallback = {
    id: turn.place.id,
    name: turn.place.name,
    scope: 'personal' as const,
    companyId,
    isCaseThread: false,
    readers: [],
    since: '',
    sinceSequence: 0,
    by: { id: '', name: '' },
  };
  // In a thread of GFMS it is no second root.
  return composeCaseCard(turn, {
    state,
    place: turn.place,
    link: { ...(link ?? fallback), isCaseThread: false },
  });
}

async function link(turn: Turn, asked: { person: PersonRecord; argument: string }): Promise<void> {
  const { person, argument } = asked;
  const number = toNumber(argument, turn.context.clock.now());
  if (caseNumber.test(number)) return answerLinked(turn, { person, number });
  const organisations = await organisationsOf(turn, person);
  const wanted = organisations.find((one) => one.toLowerCase() === argument.trim().toLowerCase());
  const isChannel = turn.scope === 'channel' || turn.scope === 'thread';
  if (isChannel && wanted !== undefined) return answerChannel(turn, { person, serviceOrganisation: wanted });
  if (argument !== '')
    return answer(turn, { kind: 'refused', reason: 'noSuchCase', number: argument.slice(0, 40) });
  if (turn.scope === 'channel' && organisations.length > 0) {
    await answer(turn, (seal) => ({ kind: 'whichChannel', serviceOrganisations: organisations, seal }));
    return;
  }
  const cases = await listOffered(turn, person);
  await answer(turn, (seal) => ({ kind: 'cases', cases, offers: 'link', query: '', seal }));
}

/** People write `123` for SC-2026-000123: the year is this one. */
function toNumber(argument: string, now: Date): string {
  const text = argument.trim().toUpperCase();
  return /^\d{1,6}$/.test(text) ? `SC-${now.getUTCFullYear()}-${text.padStart(6, '0')}` : text;
}

async function answerLinked(turn: Turn, asked: { person: PersonRecord; number: string }): Promise<void> {
  const linked = await linkPlace(turn, asked);
  if (linked.outcome === 'refused') {
    await answer(turn, { kind: 'refused', reason: linked.reason, number: linked.number });
    return;
  }
  await answer(turn, (seal) => linkedPost(turn, linked, seal), { sealed: linked.state.id });
}

async function answerChannel(
  turn: Turn,
  asked: { person: PersonRecord; serviceOrganisation: string },
): Promise<void> {
  const set = await setChannel(turn, asked);
  if (set.outcome === 'refused') await answer(turn, { kind: 'refused', reason: set.reason, number: null });
  else
    await answer(turn, {
      kind: 'channelSet',
      serviceOrganisation: set.serviceOrganisation,
      readers: set.readers,
    });
}

async function unlink(turn: Turn, asked: { person: PersonRecord; argument: string }): Promise<void> {
  const { person, argument } = asked;
  const shown = await shownConversations(turn);
  const number = toNumber(argument, turn.context.clock.now());
  const state =
    number === '' && shown.length === 1 ? shown[0] : shown.find((one) => one.case.number === number);
  if (!state && number === '' && shown.length > 1) {
    const cases = shown.map((one) => toCaseHit(turn.relay, one));
    return answer(turn, (seal) => ({ kind: 'cases', cases, offers: 'unlink', query: '', seal }));
  }
  await answerUnlinked(turn, { person, state: state ?? null });
}

async function answerUnlinked(
  turn: Turn,
  asked: { person: PersonRecord; state: CaseConversation | null },
): Promise<void> {
  const { person, state } = asked;
  const mayUnlink = state !== null && mayUnlinkFrom(person, { state, placeId: turn.place.id });
  const ofPlace = { conversationId: state?.id ?? '', placeId: turn.place.id, how: 'unlinked' } as const;
  const ended = mayUnlink ? await unlinkPlace(turn, { person, ...ofPlace }) : null;
  if (ended) await answer(turn, { kind: 'unlinked', number: ended.case.number, title: ended.case.title });
  else await answer(turn, { kind: 'refused', reason: 'notLinked', number: null });
}

/** Who takes part and is of the company that linked it; the case's own thread stays. */
export function mayUnlinkFrom(
  person: PersonRecord,
  of: { state: CaseConversation; placeId: string },
): boolean {
  const link = of.state.places.get(of.placeId);
  if (!link || link.isCaseThread) return false;
  return of.state.members.has(person.id) && link.companyId === person.companyId;
}

async function setLanguage(
  turn: Turn,
  locale: Extract<Command, { name: 'language' }>['locale'],
): Promise<void> {
  if (!locale) return answer(turn, (seal) => ({ kind: 'whichLanguage', seal }));
  const place = await turn.relay.places.update(turn.place.id, (known) => known && { ...known, locale });
  await answer({ ...turn, place: place ?? turn.place }, { kind: 'language', locale });
}

/** The service organisations whose channel the person may set. */
async function organisationsOf(turn: Turn, person: PersonRecord): Promise<string[]> {
  if (!isGfms(person)) return [];
  if (person.serviceOrganisation !== null) return [person.serviceOrganisation];
  const people = await turn.context.directory.peopleOf(person.companyId);
  return [...new Set(people.flatMap((one) => one.serviceOrganisation ?? []))].sort();
}

export async function findForPerson(
  turn: Turn,
  asked: { person: PersonRecord; number: string },
): Promise<CaseConversation | null> {
  return findSharedCase(turn.context, asked.person, asked.number);
}

export function scopeOf({ scope }: Turn): 'personal' | 'groupChat' | 'channel' {
  return scope === 'thread' ? 'channel' : scope;
}
