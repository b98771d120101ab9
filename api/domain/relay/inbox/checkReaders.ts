import { deriveId } from '../../chain.ts';
import type { PlaceReaders } from '../../entries.ts';
import type { Identity } from '../../ports.ts';
import type { CaseConversation } from '../composePost.ts';
import type { PlaceAddress } from '../gateway.ts';
import { placeIdOf } from '../placeIds.ts';
import type { PlaceRecord } from '../relayPorts.ts';
import { shownConversations } from './findConversation.ts';
import { countByCompany, hasThirdCompany, listCompanies, unlinkPlace } from './linkPlace.ts';
import { answer, type Turn } from './turn.ts';

/** Places with the same readers: a chat, or the threads of a channel. */
type Room = { address: PlaceAddress; places: PlaceRecord[]; isHere: boolean };

/**
 * Somebody came into a linked place: where he is of a third company, it shows the case no longer. Whom Teams names is
 * enough; it may not tell who else reads there.
 */
export async function checkReaders(turn: Turn, added: readonly Identity[]): Promise<void> {
  if (turn.place.scope === 'personal') return;
  const { context } = turn;
  const people = await Promise.all(added.map((identity) => context.directory.findByIdentity(identity)));
  const newcomers = await countByCompany(context, people);
  for (const room of await findRooms(turn)) {
    const told = await listCompanies(turn, room.address);
    const readers = [...(told ?? []), ...(room.isHere || told === null ? newcomers : [])];
    if (turn.scope === 'channel') await endChannel(turn, { room, readers });
    for (const place of room.places) await endLinks(turn, { place, readers });
  }
}

/** Of a team Teams tells in its first channel. */
async function findRooms(turn: Turn): Promise<Room[]> {
  const { place, relay, team } = turn;
  const { address } = place;
  if (turn.scope !== 'channel') return [{ address, places: [place], isHere: true }];
  const here = address.conversationId;
  const channels = team?.id === here ? await relay.places.listChannels(team.id) : [];
  return Promise.all(
    [...new Set([here, ...channels])].map(async (conversationId) => ({
      address: { ...address, conversationId },
      places: await relay.places.listThreads(conversationId),
      isHere: conversationId === here,
    })),
  );
}

/** No customer may read in the channel of GFMS's cases. */
async function endChannel(turn: Turn, of: { room: Room; readers: PlaceReaders }): Promise<void> {
  const { relay, context } = turn;
  const channel = await relay.places.read(await placeIdOf(of.room.address));
  if (!channel || channel.serviceOrganisation === null) return;
  const gfms = await context.directory.gfms();
  if (!hasOthers(of.readers, gfms.id)) return;
  const current = await relay.places.readChannel(channel.serviceOrganisation);
  if (current?.placeId === channel.id) await relay.places.removeChannel(channel.serviceOrganisation);
  const ended = await relay.places.update(
    channel.id,
    (known) => known && { ...known, serviceOrganisation: null },
  );
  const id = await deriveId('channelEnded', turn.key, channel.id);
  await answer(turn, { kind: 'refused', reason: 'thirdCompany', number: null }, { id, to: ended ?? channel });
}

async function endLinks(turn: Turn, of: { place: PlaceRecord; readers: PlaceReaders }): Promise<void> {
  const { place, readers } = of;
  const gfms = await turn.context.directory.gfms();
  const person = { id: 'conferencing', name: 'Conferencing', companyId: gfms.id };
  for (const state of await shownConversations({ ...turn, place })) {
    if (!mustEnd(state, { placeId: place.id, readers })) continue;
    const ofPlace = { conversationId: state.id, placeId: place.id, how: 'thirdCompany' } as const;
    if (!(await unlinkPlace(turn, { person, ...ofPlace }))) continue;
    const { number } = state.case;
    const line = { type: 'unlinkedBecause', reason: 'thirdCompany', number } as const;
    const id = await deriveId('unlinked', turn.key, number);
    await answer(turn, { kind: 'line', line }, { id, to: place });
  }
}

/** In the thread of the case GFMS is among itself. */
function mustEnd(state: CaseConversation, of: { placeId: string; readers: PlaceReaders }): boolean {
  const link = state.places.get(of.placeId);
  return link?.isCaseThread ? hasOthers(of.readers, link.companyId) : hasThirdCompany(state, of.readers);
}

function hasOthers(readers: PlaceReaders, companyId: string): boolean {
  return readers.some((one) => one.companyId !== null && one.companyId !== companyId);
}
