import type { PlaceLink } from '../../conversationState.ts';
import { draftEntry } from '../../drafts.ts';
import type { LinkedPlace, PlaceReaders } from '../../entries.ts';
import { isGfms } from '../../access.ts';
import type { PersonRecord } from '../../ports.ts';
import { joinConversation } from '../../changeMembers.ts';
import { toCaseHit, type CaseConversation } from '../composePost.ts';
import type { PlaceAddress } from '../gateway.ts';
import { newPlace } from '../newPlace.ts';
import { placeIdOf } from '../placeIds.ts';
import type { Readers, RefusedReason } from '../posts.ts';
import { findSharedCase, shownConversations } from './findConversation.ts';
import type { InboxParts, Turn } from './turn.ts';

/** A card must not wait longer for Teams to say who reads there, in milliseconds. */
const rosterMs = 4_000;

export type Linked =
  | { outcome: 'linked'; state: CaseConversation; readers: Readers; isOneOfSeveral: boolean }
  | { outcome: 'refused'; reason: RefusedReason; number: string | null };

/**
 * Links the place to a case from now on (rule RL3). Whoever may see the case may, and becomes a watcher. A place shows
 * one conversation, a chat of one person several; where people of a third company read it is refused.
 */
export async function linkPlace(
  turn: Turn,
  asked: { person: PersonRecord; number: string },
): Promise<Linked> {
  const { context, relay, place } = turn;
  const { person, number } = asked;
  const state = await findSharedCase(context, person, number);
  if (!state) return { outcome: 'refused', reason: 'noSuchCase', number };
  if (state.case.state === 'closed') return { outcome: 'refused', reason: 'closed', number };
  const shown = await shownConversations(turn);
  const others = shown.filter(({ id }) => id !== state.id);
  if (place.scope !== 'personal' && others.length > 0)
    return { outcome: 'refused', reason: 'alreadyLinked', number: others[0]?.case.number ?? null };
  const readers = await readReaders(turn, { person });
  if (!readers) return { outcome: 'refused', reason: 'failed', number };
  if (hasThirdCompany(state, readers)) return { outcome: 'refused', reason: 'thirdCompany', number };
  if (!state.members.has(person.id)) await joinConversation(context, person, state.id);
  const linked: LinkedPlace = {
    id: place.id,
    name: place.name || person.name,
    scope: place.scope === 'channel' ? 'thread' : place.scope,
    companyId: person.companyId,
    isCaseThread: false,
    ...(isGfms(person) ? { shownName: gfmsNameOf(state) } : {}),
    readers,
  };
  // Its card comes by the log, and may be there before the answer: both speak the language of who linked.
  await relay.places.update(place.id, (known) => ({
    ...(known ?? place),
    locale: (known ?? place).locale ?? person.locale,
  }));
  await noteChannel(turn);
  const appended = await context.log.append(state.id, (newest) =>
    newest.places.has(place.id) ? [] : [draftEntry(person, { kind: 'placeLinked', place: linked })],
  );
  await relay.places.update(place.id, (known) => ({
    ...(known ?? place),
    conversationIds: [...new Set([...(known ?? place).conversationIds, state.id])],
    // The answer is a "You are writing in" line.
    currentId: state.id,
  }));
  const isOneOfSeveral = place.scope === 'personal' && others.length > 0;
  return {
    outcome: 'linked',
    state: appended.state as CaseConversation,
    readers: toReaders(readers),
    isOneOfSeveral,
  };
}

/** Ends it, at once: what was not sent yet stays here. Null: it was not linked. */
export async function unlinkPlace(
  { context, relay }: InboxParts,
  unlinked: {
    person: Pick<PersonRecord, 'id' | 'name' | 'companyId'>;
    conversationId: string;
    placeId: string;
    how: 'unlinked' | 'thirdCompany';
  },
): Promise<CaseConversation | null> {
  const { person, conversationId, placeId, how } = unlinked;
  let wasLinked: PlaceLink | undefined;
  const appended = await context.log.append(conversationId, (newest) => {
    wasLinked = newest.places.get(placeId);
    if (!wasLinked) return [];
    const { name, shownName, companyId } = wasLinked;
    const content = { kind: 'placeUnlinked', placeId, placeName: shownName ?? name, companyId, how } as const;
    return [
      {
        id: crypto.randomUUID(),
        authorId: person.id,
        authorCompanyId: person.companyId,
        content: { ...content, authorName: person.name },
      },
    ];
  });
  await relay.places.update(placeId, (known) => {
    if (!known?.conversationIds.includes(conversationId)) return null;
    const conversationIds = known.conversationIds.filter((id) => id !== conversationId);
    const currentId = known.currentId === conversationId ? null : known.currentId;
    return { ...known, conversationIds, currentId };
  });
  return wasLinked ? (appended.state as CaseConversation) : null;
}

export type ChannelSet =
  | { outcome: 'set'; serviceOrganisation: string; readers: Readers }
  | { outcome: 'refused'; reason: RefusedReason };

/**
 * Makes the channel the one with a thread for each case of a service organisation (rule RL2). The first is set by anyone
 * of the organisation; another in its place only by who sees all, or keeps the app. No customer may read there.
 */
export async function setChannel(
  turn: Turn,
  asked: { person: PersonRecord; serviceOrganisation: string },
): Promise<ChannelSet> {
  const { relay, context, place } = turn;
  const { person, serviceOrganisation } = asked;
  if (!isGfms(person)) return { outcome: 'refused', reason: 'notYours' };
  const isOfAll = person.role === 'dispatcher' || person.role === 'administrator';
  if (!isOfAll && person.serviceOrganisation !== serviceOrganisation)
    return { outcome: 'refused', reason: 'notYours' };
  // The command stands in a thread of the channel.
  const [conversationId = ''] = place.address.conversationId.split(';');
  const address = { ...place.address, conversationId };
  const id = await placeIdOf(address);
  const before = await relay.places.readChannel(serviceOrganisation);
  if (before && before.placeId !== id && !isOfAll) return { outcome: 'refused', reason: 'onlyDispatcher' };
  const readers = await readReaders(turn, { person });
  if (!readers) return { outcome: 'refused', reason: 'failed' };
  if (readers.some(({ companyId }) => companyId !== null && companyId !== person.companyId))
    return { outcome: 'refused', reason: 'thirdCompany' };
  await noteChannel(turn);
  const { name, teamName, locale } = place;
  await relay.places.update(id, (known) => ({
    ...(known ?? newPlace({ id, address, scope: 'channel' })),
    address,
    name,
    teamName,
    locale,
    serviceOrganisation,
  }));
  if (before?.placeId !== id) {
    await relay.places.setChannel(serviceOrganisation, {
      placeId: id,
      since: context.clock.now().toISOString(),
    });
  }
  return { outcome: 'set', serviceOrganisation, readers: toReaders(readers) };
}

/** Who comes into a team reads in its channels: they must be found then. */
async function noteChannel({ team, relay }: Turn): Promise<void> {
  if (team) await relay.places.noteChannel(team.id, team.channelId);
}

/** Who reads in the place, by company; null when Teams does not say in time. */
async function readReaders(turn: Turn, asked: { person: PersonRecord | null }): Promise<PlaceReaders | null> {
  const { place, context } = turn;
  const { person } = asked;
  if (place.scope === 'personal' && person) return countByCompany(context, [person]);
  return listCompanies(turn, place.address);
}

/** As above, of any Teams conversation. */
export async function listCompanies(
  { context, relay }: InboxParts,
  address: PlaceAddress,
): Promise<PlaceReaders | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, rosterMs, null);
  });
  const roster = await Promise.race([relay.gateway.listReaders(address).catch(() => null), patience]);
  clearTimeout(timer);
  if (!roster) return null;
  const people = await Promise.all(roster.map(({ identity }) => context.directory.findByIdentity(identity)));
  return countByCompany(context, people);
}

export async function countByCompany(
  context: InboxParts['context'],
  people: (PersonRecord | null)[],
): Promise<PlaceReaders> {
  const counts = new Map<string | null, number>();
  for (const person of people) {
    const companyId = person?.companyId ?? null;
    counts.set(companyId, (counts.get(companyId) ?? 0) + 1);
  }
  return Promise.all(
    [...counts].map(async ([companyId, count]) => {
      const company = companyId === null ? null : await context.directory.findCompany(companyId);
      return { companyId, companyName: company?.name ?? null, count };
    }),
  );
}

function gfmsNameOf(state: CaseConversation): string {
  return state.companies.find(({ kind }) => kind === 'gfms')?.name ?? '';
}

export function hasThirdCompany(state: CaseConversation, readers: PlaceReaders): boolean {
  const ids = state.companies.map(({ id }) => id);
  return readers.some(({ companyId }) => companyId !== null && !ids.includes(companyId));
}

function toReaders(readers: PlaceReaders): Readers {
  return {
    companies: readers.flatMap(({ companyName, count }) =>
      companyName === null ? [] : [{ name: companyName, count }],
    ),
    unknown: readers.find(({ companyId }) => companyId === null)?.count ?? 0,
  };
}

/** What is said when a place was linked. */
export function linkedPost(turn: Turn, linked: Extract<Linked, { outcome: 'linked' }>, seal: string) {
  const { number, title } = toCaseHit(turn.relay, linked.state);
  const { readers, isOneOfSeveral } = linked;
  return { kind: 'linked', number, title, readers, isOneOfSeveral, seal } as const;
}
