import type { Locale } from '../../contract/people.ts';
import type { Identity } from '../ports.ts';
import type { CaseHit, Post, PostingPlace, SendOutcome } from './posts.ts';

/** A Teams conversation as the connector reaches it. */
export type PlaceAddress = {
  /** `msteams`. */
  channelId: string;
  tenantId: string;
  /** Teams' own id; of a thread with `;messageid=`. */
  conversationId: string;
  /** Only of the allowed hosts: the gateway takes no other in, and calls no other. */
  serviceUrl: string;
  /** The bot's id in this conversation (`28:…`). */
  botId: string;
};

/** Teams, behind one port. Nothing here throws for what Teams answers; outcomes say it. */
export type TeamsGateway = {
  post(to: PlaceAddress, post: Post, place: PostingPlace): Promise<SendOutcome>;
  /** As an answer below the given activity, where the place has such. */
  update(to: PlaceAddress, activityId: string, post: Post, place: PostingPlace): Promise<SendOutcome>;
  /** `delivered` also when it was gone already. */
  remove(to: PlaceAddress, activityId: string): Promise<SendOutcome>;
  /** The bot's own reaction, by which the writer sees that it was carried. `isOn` false takes it away. */
  react(to: PlaceAddress, activityId: string, isOn: boolean): Promise<SendOutcome>;
  /** Begins a thread in a channel; `conversationId` of the answer is the thread's. */
  openThread(
    channel: PlaceAddress,
    post: Post,
    place: PostingPlace,
  ): Promise<SendOutcome & { conversationId?: string }>;
  /** Asks something that changes nothing, to learn whether the place can be reached: `delivered`, with an empty id. */
  probe(to: PlaceAddress): Promise<SendOutcome>;
  /** Everybody who reads there; null when Teams does not tell. At most 500. */
  listReaders(to: PlaceAddress): Promise<{ identity: Identity; name: string }[] | null>;
};

/** The connector's request, as it came: authorisation header and JSON body. */
export type ConnectorRequest = { authorization: string; body: unknown };
export type ConnectorAnswer = { status: number; body?: unknown };

/** Checks and understands what the connector sends, and hands it to the inbox. */
export type ConnectorEndpoint = { receive(request: ConnectorRequest): Promise<ConnectorAnswer> };

/** Where an activity came from. */
export type ActivityPlace = {
  address: PlaceAddress;
  /** `channel`: not in a thread, that is a new message of the channel, which begins one. */
  scope: 'personal' | 'groupChat' | 'thread' | 'channel';
  /** Name of the chat or channel, as far as Teams tells. */
  name: string | null;
  /** Of threads and channels. */
  team: { id: string; name: string | null; channelId: string } | null;
  /** Teams' locale of the writer's client, if it is one of ours. */
  locale: Locale | null;
};

export type ActivitySender = { identity: Identity; name: string };

/** What came in, in the words of the domain. `key` is the same for every delivery of the same activity. */
export type Incoming = { key: string; place: ActivityPlace; from: ActivitySender; at: string } & (
  | IncomingText
  | { type: 'edited'; activityId: string; text: string }
  | { type: 'deleted'; activityId: string }
  /** To a message of a person (then `activityId` is his activity's) or of the bot. Teams' names are made emoji. */
  | { type: 'reacted'; activityId: string; changes: { emoji: string; isOn: boolean }[] }
  | { type: 'command'; activityId: string; command: Command }
  /** The bot, and with it the app, was installed here. */
  | { type: 'installed' }
  | { type: 'uninstalled' }
  | { type: 'readersChanged'; added: Identity[] }
  | { type: 'renamed'; name: string }
  | IncomingMeeting
);

/** Of a meeting in whose chat the app is. `at` is Teams' own time of it. */
export type IncomingMeeting = {
  type: 'meeting';
  what: 'started' | 'ended' | 'joined' | 'left';
  /** Told at start and end only. */
  joinUrl: string | null;
  threadId: string;
  /** Who joined or left; an empty object id: somebody whom Entra does not know. */
  people: Identity[];
};

export type IncomingText = {
  type: 'text';
  activityId: string;
  /** As the person wrote it, mentions as `@Name`, the bot's own taken away, no markup but what he typed. */
  text: string;
  /** The text begins with `//`, after the mention of the bot: it stays inside GFMS (rule RL2). */
  isInternal: boolean;
  /** The bot is mentioned, or it is a chat with the bot alone: somebody waits for an answer. */
  isMentioned: boolean;
  /** The activity that it answers or quotes: of a person, or of the bot. */
  replyTo: string | null;
  /** Files of a personal chat. `url` is of an allowed host; others came with null and are not fetched. */
  files: { name: string; url: string | null; uniqueId: string }[];
  /** Pictures that were pasted, which a bot cannot have: they are named, not carried. */
  hasPictures: boolean;
};

export type Command =
  | { name: 'help' | 'hi' | 'cases' | 'status' }
  | { name: 'newCase'; text: string }
  /** A case's number, or in a channel of GFMS a service organisation; empty asks. */
  | { name: 'link' | 'unlink'; argument: string }
  | { name: 'language'; locale: Locale | null };

/** A press on a card, and what the connector's invoke is answered: a post in place of the card, or a few words. */
export type Press = {
  /** The same for every delivery of the same press. */
  key: string;
  place: ActivityPlace;
  from: ActivitySender;
  /** The activity of the card that was pressed, where Teams tells it. */
  cardId: string | null;
  seal: string;
  action: PressAction;
};

export type PressAction =
  | { verb: 'take' }
  | { verb: 'changeState'; state: string }
  | { verb: 'machineRuns' }
  | { verb: 'refresh' }
  /** Where a kept text goes (`heldId`), or from now on all text that answers no card. */
  | { verb: 'writeIn'; number: string; heldId: string | null }
  /** `heldId`: a text that goes there then. */
  | { verb: 'link'; number: string; heldId: string | null }
  | { verb: 'unlink'; number: string }
  | { verb: 'setChannel'; serviceOrganisation: string }
  | { verb: 'showNewCase'; text: string }
  | { verb: 'createCase'; title: string; serialNumber: string; severity: string }
  | { verb: 'reopenAndSend' | 'newCaseForMachine'; heldId: string }
  | { verb: 'chooseLanguage'; locale: string }
  | { verb: 'showHelp' | 'showCases' };

export type PressAnswer =
  | { type: 'post'; post: Post; place: PostingPlace }
  /** A few words beside the card, which stays. */
  | { type: 'words'; said: Post; place: PostingPlace };

/** What the app does with what comes from Teams. The endpoint calls it only for activities whose token is good. */
export type PlaceInbox = {
  /** Stores what is to be stored; resolves then. Throws `unavailable` when it cannot: the connector sends it again. */
  receive(incoming: Incoming): Promise<void>;
  press(press: Press): Promise<PressAnswer>;
  /** The compose box's search: cases the person may see; at most 25. */
  searchCases(asked: { from: ActivitySender; query: string }): Promise<CaseHit[]>;
  /** "Share to a service case": the choice, and the message that makes of it. */
  share(shared: {
    key: string;
    from: ActivitySender;
    number: string;
    text: string;
    /** Who wrote the shared message, and what he wrote. */
    original: { authorName: string; text: string };
  }): Promise<
    | { outcome: 'shared'; case: CaseHit }
    | { outcome: 'refused'; reason: 'notYours' | 'closed' | 'notSetUp' | 'tooLong' }
  >;
  /** Language for what the person is shown. */
  localeOf(from: ActivitySender): Promise<Locale>;
};
