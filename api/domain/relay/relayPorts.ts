import type { Locale } from '../../contract/people.ts';
import type { PlaceScope, UnreachableReason } from '../../contract/places.ts';
import type { Checkpoint } from '../ports.ts';
import type { IncomingText, PlaceAddress, TeamsGateway } from './gateway.ts';
import type { Post, PostingPlace } from './posts.ts';

/** A Teams conversation as we know it: where it is, and what it shows. */
export type PlaceRecord = {
  /** Derived from channel and Teams' conversation id. */
  id: string;
  address: PlaceAddress;
  scope: PlaceScope | 'channel';
  name: string;
  /** Of threads and channels: the team's name. */
  teamName: string | null;
  locale: Locale | null;
  /** Whose chat with the bot it is; null where it has several readers. */
  personId: string | null;
  /** The conversations it shows; only a personal chat has several (rule RL3). */
  conversationIds: string[];
  /** Where text of a personal chat goes that answers no card: named by the bot's last "You are writing in" line. */
  currentId: string | null;
  /** The service organisation whose cases have their threads in this channel. */
  serviceOrganisation: string | null;
  wasWelcomed: boolean;
};

/** A text that waits for its writer to say where it goes. */
export type HeldText = {
  id: string;
  placeId: string;
  personId: string;
  text: string;
  /** The activity it came with: of two sendings one message. */
  activityId: string;
  key: string;
  at: string;
  /** The closed case that it met; null where the case was not known. */
  number: string | null;
  /** The conversation that it went to: it goes to no other. Null while it waits. */
  sentTo: string | null;
} & Pick<IncomingText, 'replyTo' | 'files' | 'hasPictures'>;

export type PlaceStore = {
  read(placeId: string): Promise<PlaceRecord | null>;
  /** As it was at most two seconds ago, or as this instance has written it since. */
  readRecent(placeId: string): Promise<PlaceRecord | null>;
  /** Decides on the newest record; null leaves it as it is. Answers the record as it is then. */
  update(
    placeId: string,
    decide: (known: PlaceRecord | null) => PlaceRecord | null,
  ): Promise<PlaceRecord | null>;
  /** The channel of a service organisation. */
  readChannel(serviceOrganisation: string): Promise<{ placeId: string; since: string } | null>;
  setChannel(serviceOrganisation: string, channel: { placeId: string; since: string }): Promise<void>;
  removeChannel(serviceOrganisation: string): Promise<void>;
  /** The threads that have shown something, of a channel by Teams' id. */
  listThreads(channelId: string): Promise<PlaceRecord[]>;
  /** Which channels of a team have to do with us, by Teams' ids. */
  noteChannel(teamId: string, channelId: string): Promise<void>;
  listChannels(teamId: string): Promise<string[]>;
  /** Kept for 30 days; one that was sent stays as it is. Answers the record as it is then. */
  hold(held: HeldText): Promise<HeldText>;
  readHeld(placeId: string, heldId: string): Promise<HeldText | null>;
  letGo(placeId: string, heldId: string, sentTo: string): Promise<void>;
  /** What was decided about an activity, kept for a day: for when it comes again. */
  readMark(placeId: string, markId: string): Promise<string | null>;
  /** The first mark stays, unless it is written `over`. Answers the one that stands. */
  mark(placeId: string, markId: string, mark: { what: string; over?: boolean }): Promise<string>;
};

/** What an entry needs in a place. `react`: the bot's sign on what was typed there. */
export type DeliveryOperation =
  'post' | 'update' | 'remove' | 'react' | 'card' | 'cardUpdate' | 'notice' | 'line' | 'none';

/**
 * One entry at one place. `sending` is written before Teams is asked: found again by another instance, it is
 * `notConfirmed` (rule RL6).
 */
export type DeliveryRecord = {
  conversationId: string;
  placeId: string;
  entryId: string;
  /** Of the entry. The greatest one of a place is how far the place has come. */
  sequence: number;
  /** The message that the operation is about. */
  messageId: string | null;
  operation: DeliveryOperation;
  /** `waiting`: Teams has it not, and it is tried again. */
  state: 'waiting' | 'sending' | 'delivered' | 'notConfirmed' | 'failed' | 'skipped';
  /** Teams' id of the activity: of the message there, or of the card. */
  activityId: string | null;
  at: string;
  /** Of notices: the first entry that the card tells. */
  noticeFrom: number | null;
  because: string | null;
};

/** How a place can be reached, of which the tabs are told when it changes. */
export type PlaceStatus = {
  conversationId: string;
  placeId: string;
  state: 'ok' | 'waiting' | 'unreachable' | 'notConfirmed';
  reason: UnreachableReason | null;
  since: string | null;
};

/** The thread of a case in GFMS's channel. `opening` is written before Teams is asked for it. */
export type ThreadRecord = {
  conversationId: string;
  channelId: string;
  state: 'opening' | 'open' | 'notConfirmed';
  placeId: string | null;
  activityId: string | null;
  fromSequence: number;
  owner: string;
};

/** Something to say that is no entry of a log: answers to commands, cards to choose from. */
export type QueuedPost = {
  id: string;
  placeId: string;
  address: PlaceAddress;
  post: Post;
  place: PostingPlace;
  state: 'waiting' | 'sending';
  at: string;
};

/** A file of a personal chat that is to be fetched into the conversation (rule FL7). */
export type QueuedFetch = {
  id: string;
  placeId: string;
  conversationId: string;
  personId: string;
  activityId: string;
  name: string;
  /** Null: its address is none that may be called. */
  url: string | null;
  at: string;
  attempts: number;
};

/** News of the relay's own records, for the tabs and for the instance that sends. */
export type RelayNews =
  | { type: 'delivery'; delivery: DeliveryRecord }
  | { type: 'status'; conversationId: string }
  /** Somebody wants a place tried again, or it has spoken. */
  | { type: 'retry'; conversationId: string; placeId: string }
  | { type: 'post'; post: QueuedPost }
  | { type: 'fetch' };

export type RelayStore = {
  /** `exists`: with the record that is there. */
  beginDelivery(
    delivery: DeliveryRecord,
  ): Promise<{ outcome: 'begun' } | { outcome: 'exists'; known: DeliveryRecord }>;
  writeDelivery(delivery: DeliveryRecord): Promise<void>;
  readDelivery(key: {
    conversationId: string;
    placeId: string;
    entryId: string;
  }): Promise<DeliveryRecord | null>;
  /** The newest of a place, by sequence; with `before` the newest of an earlier entry. */
  lastDelivery(conversationId: string, placeId: string, before?: number): Promise<DeliveryRecord | null>;
  /** Those that are to be tried again, or were being sent when their sender ended, by sequence. */
  listWaiting(conversationId: string, placeId: string): Promise<DeliveryRecord[]>;
  /** The newest card of a place that shows the case. */
  cardOf(conversationId: string, placeId: string): Promise<DeliveryRecord | null>;
  findActivity(of: {
    conversationId: string;
    placeId: string;
    activityId: string;
  }): Promise<DeliveryRecord | null>;
  /** Those that put a message into a place, or should have, of messages within these sequences. */
  readDeliveries(conversationId: string, range: { from: number; to: number }): Promise<DeliveryRecord[]>;
  readStatuses(conversationId: string): Promise<PlaceStatus[]>;
  readStatus(conversationId: string, placeId: string): Promise<PlaceStatus | null>;
  writeStatus(status: PlaceStatus): Promise<void>;
  /** Told to the instance that sends, by the feed. */
  askRetry(asked: { conversationId: string; placeId: string }): Promise<void>;
  readThread(conversationId: string): Promise<ThreadRecord | null>;
  /** False when there is one already. */
  beginThread(thread: ThreadRecord): Promise<boolean>;
  writeThread(thread: ThreadRecord): Promise<void>;
  removeThread(conversationId: string): Promise<void>;
  /** Conversations that still have something to carry, which a position in the feed would not tell. */
  listPending(): Promise<string[]>;
  markPending(conversationId: string, isPending: boolean): Promise<void>;
  /** Once: the same id again changes nothing. Kept for a week. */
  queuePost(post: QueuedPost): Promise<void>;
  /** Begins sending; false when it was begun already. */
  beginPost(post: QueuedPost): Promise<boolean>;
  /** Back into the queue: Teams has it not. */
  returnPost(post: QueuedPost): Promise<void>;
  endPost(post: QueuedPost): Promise<void>;
  listPosts(): Promise<QueuedPost[]>;
  /** Once; kept for a day. */
  queueFetch(fetch: QueuedFetch): Promise<void>;
  writeFetch(fetch: QueuedFetch): Promise<void>;
  endFetch(fetch: QueuedFetch): Promise<void>;
  listFetches(): Promise<QueuedFetch[]>;
  readCheckpoint(): Promise<Checkpoint | null>;
  writeCheckpoint(checkpoint: Checkpoint): Promise<void>;
  /** Whether this instance may send now, and for at least half of `seconds`. */
  holdLease(owner: string, seconds: number): Promise<boolean>;
  releaseLease(owner: string): Promise<void>;
};

/** What the use cases of places need; see {@link Context}. */
export type RelayParts = {
  places: PlaceStore;
  store: RelayStore;
  gateway: TeamsGateway;
  /** Whether the bot hears in channels only what mentions it: without resource-specific consent (rule RL2). */
  hearsMentionsOnly: boolean;
  /** Links to pages of the tab. */
  linkTo(page: string): string;
  /** Seals what a card carries, so that it counts in its own place only. */
  seal(value: { placeId: string; of: string }): string;
  /** What was sealed for this place; null for anything else. */
  readSeal(seal: string, placeId: string): string | null;
  /** Fetches a file of a personal chat, at most so many bytes; only from allowed hosts, wherever it is sent on to. */
  fetchFile(url: string, largestBytes: number): Promise<FetchedFile>;
  /** Tells this instance's relay that there is something to send. */
  notice(news: { conversationId?: string; post?: QueuedPost; fetches?: boolean }): void;
};

export type FetchedFile =
  /** `digest`: SHA-256 in hexadecimal digits and size, once all bytes have been read. Reading throws `tooLarge`. */
  | {
      outcome: 'fetched';
      bytes: AsyncIterable<Uint8Array>;
      digest(): { sha256: string; size: number };
    }
  | { outcome: 'tooLarge' | 'notFetched' };
