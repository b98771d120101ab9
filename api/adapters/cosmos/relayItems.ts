import type {
  DeliveryRecord,
  PlaceStatus,
  QueuedFetch,
  QueuedPost,
  RelayNews,
  ThreadRecord,
} from '../../domain/relay/relayPorts.ts';

export const postPartition = '~posts';
export const fetchPartition = '~fetches';
/** So long the same activity asks for no second answer. Teams delivers again within minutes. */
const postSeconds = 7 * 24 * 60 * 60;

/** Teams' addresses of files die sooner. */
const fetchSeconds = 24 * 60 * 60;

export type DeliveryItem = DeliveryRecord & { id: string; type: 'delivery'; schema: 1 };
export type StatusItem = PlaceStatus & { id: string; type: 'status'; schema: 1 };
export type RetryItem = {
  id: string;
  conversationId: string;
  placeId: string;
  type: 'retry';
  schema: 1;
  ttl: number;
};
export type ThreadItem = ThreadRecord & { id: 'thread'; type: 'thread'; schema: 1 };
export type PostItem = {
  id: string;
  conversationId: typeof postPartition;
  type: 'post' | 'posted';
  schema: 1;
  at: string;
  post: QueuedPost;
  ttl: number;
};

export type FetchItem = {
  id: string;
  conversationId: typeof fetchPartition;
  type: 'fetch' | 'fetched';
  schema: 1;
  at: string;
  fetch: QueuedFetch;
  ttl: number;
};

/** An item of the container as the feed brings it. */
export type RelayItem =
  DeliveryItem | StatusItem | ThreadItem | RetryItem | PostItem | FetchItem | { type?: undefined };

/** What an item of the feed tells; null for marks and the like. */
export function toRelayNews(item: RelayItem): RelayNews | null {
  switch (item.type) {
    case 'delivery':
      return { type: 'delivery', delivery: toDelivery(item) };
    case 'status':
    case 'thread':
      return { type: 'status', conversationId: item.conversationId };
    case 'retry':
      return { type: 'retry', conversationId: item.conversationId, placeId: item.placeId };
    case 'post':
      return { type: 'post', post: item.post };
    case 'fetch':
      return { type: 'fetch' };
    case 'fetched':
    case 'posted':
    case undefined:
      return null;
    default:
      return item satisfies never;
  }
}

export type DeliveryKey = { conversationId: string; placeId: string; entryId: string };

export function deliveryId({ entryId, placeId }: DeliveryKey): string {
  return `${entryId}~${placeId}`;
}

export function toDeliveryItem(delivery: DeliveryRecord): DeliveryItem {
  return { ...delivery, id: deliveryId(delivery), type: 'delivery', schema: 1 };
}

export function toDelivery(item: DeliveryItem): DeliveryRecord {
  return {
    conversationId: item.conversationId,
    placeId: item.placeId,
    entryId: item.entryId,
    sequence: item.sequence,
    messageId: item.messageId,
    operation: item.operation,
    state: item.state,
    activityId: item.activityId,
    at: item.at,
    noticeFrom: item.noticeFrom,
    because: item.because,
  };
}

export function toThreadItem(thread: ThreadRecord): ThreadItem {
  return { ...thread, id: 'thread', type: 'thread', schema: 1 };
}

export function toThread(item: ThreadItem): ThreadRecord {
  const { conversationId, channelId, state, placeId, activityId, fromSequence, owner } = item;
  return { conversationId, channelId, state, placeId, activityId, fromSequence, owner };
}

export function toPostItem(post: QueuedPost): PostItem {
  return {
    id: post.id,
    conversationId: postPartition,
    type: 'post',
    schema: 1,
    at: post.at,
    post,
    ttl: postSeconds,
  };
}

export function toFetchItem(fetch: QueuedFetch): FetchItem {
  return {
    id: fetch.id,
    conversationId: fetchPartition,
    type: 'fetch',
    schema: 1,
    at: fetch.at,
    fetch,
    ttl: fetchSeconds,
  };
}

export function statusId(placeId: string): string {
  return `status~${placeId}`;
}

export function toStatus({ conversationId, placeId, state, reason, since }: StatusItem): PlaceStatus {
  return { conversationId, placeId, state, reason, since };
}
