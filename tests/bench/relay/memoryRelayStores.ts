import type {
  DeliveryRecord,
  PlaceRecord,
  PlaceStore,
  RelayStore,
} from '../../../api/domain/relay/relayPorts.ts';

/** What the relay keeps, in memory: what is left of its work when storing costs nothing. No answers to commands, no files. */
export function createMemoryRelayStore(): RelayStore {
  const deliveries = new Map<string, DeliveryRecord>();
  const find = (conversationId: string, placeId: string) =>
    [...deliveries.values()]
      .filter((one) => one.conversationId === conversationId && one.placeId === placeId)
      .sort((a, b) => b.sequence - a.sequence);
  return {
    async beginDelivery(delivery) {
      const known = deliveries.get(keyOf(delivery));
      if (known) return { outcome: 'exists', known };
      deliveries.set(keyOf(delivery), delivery);
      return { outcome: 'begun' };
    },
    async writeDelivery(delivery) {
      deliveries.set(keyOf(delivery), delivery);
    },
    readDelivery: async (key) => deliveries.get(keyOf(key)) ?? null,
    lastDelivery: async (conversationId, placeId, before = Infinity) =>
      find(conversationId, placeId).find(({ sequence }) => sequence < before) ?? null,
    listWaiting: async (conversationId, placeId) =>
      find(conversationId, placeId).filter(({ state }) => state === 'waiting'),
    cardOf: async (conversationId, placeId) =>
      find(conversationId, placeId).find(({ operation }) => operation === 'card') ?? null,
    findActivity: async ({ conversationId, placeId, activityId }) =>
      find(conversationId, placeId).find((one) => one.activityId === activityId) ?? null,
    readDeliveries: async () => [],
    readStatuses: async () => [],
    readStatus: async () => null,
    writeStatus: nothing,
    askRetry: nothing,
    readThread: async () => null,
    beginThread: async () => false,
    writeThread: nothing,
    removeThread: nothing,
    listPending: async () => [],
    markPending: nothing,
    queuePost: nothing,
    beginPost: async () => false,
    returnPost: nothing,
    endPost: nothing,
    listPosts: async () => [],
    queueFetch: nothing,
    writeFetch: nothing,
    endFetch: nothing,
    listFetches: async () => [],
    readCheckpoint: async () => null,
    writeCheckpoint: nothing,
    holdLease: async () => true,
    releaseLease: nothing,
  };
}

export function createMemoryPlaceStore(): PlaceStore {
  const places = new Map<string, PlaceRecord>();
  return {
    read: async (placeId) => places.get(placeId) ?? null,
    readRecent: async (placeId) => places.get(placeId) ?? null,
    async update(placeId, decide) {
      const place = decide(places.get(placeId) ?? null);
      if (place) places.set(placeId, place);
      return places.get(placeId) ?? null;
    },
    readChannel: async () => null,
    setChannel: nothing,
    removeChannel: nothing,
    listThreads: async () => [],
    noteChannel: nothing,
    listChannels: async () => [],
    hold: async (held) => held,
    readHeld: async () => null,
    letGo: nothing,
    readMark: async () => null,
    mark: async (_placeId, _markId, { what }) => what,
  };
}

async function nothing(): Promise<void> {}

function keyOf({ entryId, placeId }: { entryId: string; placeId: string }): string {
  return `${entryId}~${placeId}`;
}
