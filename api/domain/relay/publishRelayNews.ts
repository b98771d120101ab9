import type { Context } from '../context.ts';
import type { ConversationState } from '../conversationState.ts';
import type { LiveTabs } from '../publishEntry.ts';
import { audienceOf, type Audience } from '../views.ts';
import type { DeliveryRecord, RelayNews } from './relayPorts.ts';
import { toDelivery } from './showPlaces.ts';

/** Tells the tabs of this instance how messages fare at the places, each audience what it may know (rule MS6). */
export async function publishRelayNews(
  { context, tabs }: { context: Context; tabs: LiveTabs },
  news: RelayNews,
): Promise<void> {
  if (news.type === 'status') {
    const state = await context.log.read(news.conversationId);
    const event = { event: 'places', data: { conversationId: news.conversationId } } as const;
    if (state) tabs.send(state.members.keys(), event);
  }
  if (news.type === 'delivery' && news.delivery.operation === 'post') {
    const state = await context.log.read(news.delivery.conversationId);
    if (state) await tellDelivery({ context, tabs }, { state, record: news.delivery });
  }
}

async function tellDelivery(
  { context, tabs }: { context: Context; tabs: LiveTabs },
  told: { state: ConversationState; record: DeliveryRecord },
): Promise<void> {
  const { state, record } = told;
  const link = state.places.get(record.placeId);
  if (!link) return;
  // Only what waits can be out of reach.
  const statuses = record.state === 'waiting' ? await context.relay?.store.readStatuses(state.id) : [];
  const status = statuses?.find((one) => one.placeId === link.id);
  for (const audience of ['gfms', 'customer'] as const) {
    const delivery = toDelivery(link, { state, record, status, audience });
    const data = { conversationId: state.id, messageId: record.entryId, delivery };
    tabs.send(membersOf(state, audience), { event: 'delivery', data });
  }
}

function* membersOf(state: ConversationState, audience: Audience): Generator<string, void, undefined> {
  for (const [id, member] of state.members) if (audienceOf(member) === audience) yield id;
}
