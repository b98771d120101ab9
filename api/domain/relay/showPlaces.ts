import type { Delivery, DeliveryState, Message } from '../../contract/messages.ts';
import type { Place, PlaceList } from '../../contract/places.ts';
import { isGfms } from '../access.ts';
import type { Context } from '../context.ts';
import type { ConversationState, PlaceLink } from '../conversationState.ts';
import type { PersonRecord } from '../ports.ts';
import type { Audience } from '../views.ts';
import type { DeliveryRecord, PlaceStatus } from './relayPorts.ts';

/** The places that show the conversation: GFMS sees all of them, a customer those of his own company. */
export async function listPlaces(
  context: Context,
  reader: PersonRecord,
  state: ConversationState,
): Promise<PlaceList> {
  const { relay } = context;
  if (!relay || state.kind !== 'serviceCase' || !state.case) return { items: [], all: 0 };
  const statuses = await relay.store.readStatuses(state.id);
  const thread = await relay.store.readThread(state.id);
  const items = [...state.places.values()]
    .filter((link) => isGfms(reader) || link.companyId === reader.companyId)
    .map((link) => toPlace(link, { status: statuses.find((one) => one.placeId === link.id), reader }));
  if (thread?.state === 'notConfirmed' && isGfms(reader))
    items.push(await toLostThread(context, { state, reader }));
  return { items, all: state.places.size };
}

function toPlace(link: PlaceLink, shown: { status: PlaceStatus | undefined; reader: PersonRecord }): Place {
  const { status, reader } = shown;
  const { id, name, scope, companyId } = link;
  return {
    id,
    name,
    scope,
    companyId,
    // Who reads a channel is the channel's business: there may be hundreds.
    readers: link.readers,
    state: status?.state ?? 'ok',
    reason: status?.reason ?? null,
    since: status?.since ?? null,
    linkedBy: link.by,
    linkedAt: link.since,
    mayUnlink: !link.isCaseThread && companyId === reader.companyId,
  };
}

/** Under this id the thread that may be there, or not, can be begun anew. */
export const lostThreadId = 'thread';

async function toLostThread(
  context: Context,
  of: { state: ConversationState; reader: PersonRecord },
): Promise<Place> {
  const gfms = await context.directory.gfms();
  return {
    id: lostThreadId,
    name: of.state.case?.number ?? '',
    scope: 'thread',
    companyId: gfms.id,
    readers: [],
    state: 'notConfirmed',
    reason: 'noAnswer',
    since: null,
    linkedBy: { id: 'conferencing', name: 'Conferencing' },
    linkedAt: of.state.createdAt,
    mayUnlink: false,
  };
}

/** Adds to the messages how they stand at the places (rule MS6). Conversations without places cost nothing. */
export async function addDeliveries(
  context: Context,
  reader: { audience: Audience },
  shown: { state: ConversationState; messages: Message[] },
): Promise<Message[]> {
  const { relay } = context;
  const { state, messages } = shown;
  if (!relay || state.places.size === 0 || messages.length === 0) return messages;
  const from = messages[0]?.sequence ?? 0;
  const to = messages.at(-1)?.sequence ?? 0;
  const [records, statuses] = await Promise.all([
    relay.store.readDeliveries(state.id, { from, to }),
    relay.store.readStatuses(state.id),
  ]);
  const byMessage = Map.groupBy(records, (record) => record.entryId);
  return messages.map((message) => {
    if (message.kind !== 'message' || message.deletedAt !== undefined) return message;
    const ofMessage = byMessage.get(message.id) ?? [];
    const delivery = [...state.places.values()].flatMap((link) => {
      const record = ofMessage.find((one) => one.placeId === link.id);
      if (!record && (message.sequence < link.sinceSequence || message.originPlaceId === link.id)) return [];
      const status = statuses.find((one) => one.placeId === link.id);
      return [toDelivery(link, { state, record, status, audience: reader.audience })];
    });
    return delivery.length === 0 ? message : { ...message, delivery };
  });
}

/** One message at one place, as the audience may know it. */
export function toDelivery(
  link: PlaceLink,
  of: {
    state: ConversationState;
    record: DeliveryRecord | undefined;
    status: PlaceStatus | undefined;
    audience: Audience;
  },
): Delivery {
  const { state, record, status, audience } = of;
  const company = state.companies.find(({ id }) => id === link.companyId);
  const isOwn = audience === 'gfms' || company?.kind !== 'gfms';
  return {
    placeId: link.id,
    placeName: isOwn ? link.name : company.name,
    companyId: link.companyId,
    state: toState(record, status),
    at: record && record.state !== 'waiting' ? record.at : null,
    resend: toResend(record),
  };
}

function toState(record: DeliveryRecord | undefined, status: PlaceStatus | undefined): DeliveryState {
  const known = record?.state ?? 'waiting';
  switch (known) {
    case 'delivered':
    case 'skipped':
      return 'delivered';
    case 'failed':
      return 'failed';
    case 'notConfirmed':
      return 'notConfirmed';
    case 'sending':
    case 'waiting':
      return status?.state === 'unreachable' ? 'unreachable' : 'waiting';
    default:
      return known satisfies never;
  }
}

function toResend(record: DeliveryRecord | undefined): Delivery['resend'] {
  if (record?.state === 'notConfirmed') return 'mayArriveTwice';
  return record?.state === 'failed' ? 'safe' : 'no';
}
