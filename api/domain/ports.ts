import type { Company, Locale, Person } from '../contract/people.ts';
import type { ConversationState } from './conversationState.ts';
import type { StateSnapshot } from './stateSnapshot.ts';
import type { Entry, EntryRow } from './entries.ts';

/** A person as our own membership record knows him: one company, one or more identities. */
export type PersonRecord = Person & {
  locale: Locale;
  email: string;
  identities: Identity[];
  /** GFMS people: whose cases they see; null sees all (rule SC9). Customers' people: null. */
  serviceOrganisation: string | null;
};

/** A tenant's id and the object id in it: own tenant or guest object, never an e-mail address. */
export type Identity = { tenantId: string; objectId: string };

/** Whose token it was, and until when it counts. */
export type Bearer = {
  identity: Identity;
  name: string | null;
  expiresAt: Date;
  /** In the tenant of the token he is a guest. */
  isGuest: boolean;
};

/** Checks a token in full. Throws `unauthenticated`, or `unavailable` when the keys cannot be read. */
export type VerifyToken = (token: string) => Promise<Bearer>;

export type CompanyRecord = Company & {
  /** Watchers of every new case of this customer. */
  standingWatcherIds: string[];
  /** Whether a photo as it was taken is kept beside the one without its place (rule FL6). */
  keepsOriginals?: boolean;
  /** The part of GFMS that serves this customer. */
  serviceOrganisation: string;
};

export type Directory = {
  findByIdentity(identity: Identity): Promise<PersonRecord | null>;
  findPerson(personId: string): Promise<PersonRecord | null>;
  findCompany(companyId: string): Promise<CompanyRecord | null>;
  /** The one company of kind `gfms`. */
  gfms(): Promise<CompanyRecord>;
  peopleOf(companyId: string): Promise<PersonRecord[]>;
};

/** The append-only logs. */
export type LogStore = {
  /**
   * Writes entries that follow each other, all or none. `conflict`: one of the ids or sequences is taken,
   * or the outcome is unknown; read the tail to learn more. `storedAt` of the answer is the store's time.
   */
  append(
    entries: Omit<Entry, 'storedAt'>[],
    /** Records that are replaced along with it, each only as long as it is of that version. */
    amended?: AmendedEntry[],
  ): Promise<{ outcome: 'appended'; storedAt: number } | { outcome: 'conflict' }>;
  /** Entries with a greater sequence, ascending, all of them: used behind a snapshot. */
  readTail(conversationId: string, after: number): Promise<Entry[]>;
  readEntry(conversationId: string, entryId: string): Promise<Entry | null>;
  /** An entry and the version it has now, to be given back with what replaces it. */
  readForChange(conversationId: string, entryId: string): Promise<AmendedEntry | null>;
  /** Ascending. `before` and `after` exclude themselves; with neither, the newest. */
  readPage(query: LogQuery): Promise<Entry[]>;
  /** As {@link readPage}, of entries that show a row: what makes the row, and no more to carry and to parse. */
  readRows(query: LogQuery): Promise<EntryRow[]>;
  readSnapshot(conversationId: string): Promise<StateSnapshot | null>;
  writeSnapshot(snapshot: StateSnapshot): Promise<void>;
};

export type AmendedEntry = { entry: Omit<Entry, 'storedAt'>; version: string };

export type LogQuery = { conversationId: string; before?: number; after?: number; limit: number };

/** A store's record of what happened, each partition in its own order. */
export type Feed<Item> = {
  /** A page of changes after the position (null: from the beginning of time) and the position behind it. */
  read(position: string | null): Promise<{ items: Item[]; position: string }>;
  /** The position behind everything that is stored now. */
  now(): Promise<string>;
};

export type ReadMark = { conversationId: string; sequence: number; ordinal: number };

export type ReadMarkStore = {
  read(personId: string, conversationIds: string[]): Promise<Map<string, ReadMark>>;
  /** What the person has read in or after this second of the store. */
  readSince(personId: string, second: number): Promise<(ReadMark & { storedAt: number })[]>;
  /** Never backwards: a smaller mark than the stored one changes nothing. */
  advance(personId: string, mark: ReadMark): Promise<void>;
};

/** The read model behind the lists: one item for each company that can see the conversation. */
export type ListItem = {
  conversationId: string;
  /** The company whose people find it. */
  viewerCompanyId: string;
  memberIds: string[];
  formerIds: string[];
  /** Whether it is where a case lives now, so that it stands in the list of cases. */
  isCase: boolean;
  caseNumber: string | null;
  caseState: string | null;
  serviceOrganisation: string | null;
  /** Lower case. */
  searchText: string;
  lastActivityAt: string;
  /** The store's second of the newest entry. */
  changedAt: number;
  /** The same of the newest entry that changed the case as this company may know it. */
  caseChangedAt: number;
  state: StateSnapshot;
};

export type ListQuery = {
  viewerCompanyId: string;
  /** Only conversations this person is a member of. */
  memberId?: string;
  /** Only cases this person is not a watcher of. */
  notMemberId?: string;
  /** Only conversations that are a case's own. */
  casesOnly?: boolean;
  /** Only of this service organisation, or where the person is a member all the same. */
  seenBy?: { personId: string; serviceOrganisation: string };
  caseNumber?: string;
  /** A case state, or `open`. */
  state?: string;
  /** Words that must all stand in name, case number, people or serial number. */
  query?: string;
  /**
   * Only of what the person is told live, and only what changed in or after this second of the store: where he is or
   * was a member, and cases of the service organisation (null: of all) that themselves changed.
   */
  toldSince?: { personId: string; serviceOrganisation: string | null; second: number };
  /** Strictly behind this place in the order by last activity, newest first. */
  behind?: ListPlace;
  limit: number;
};

export type ListPlace = { lastActivityAt: string; conversationId: string };

export type ListStore = {
  /** Newest activity first. */
  query(query: ListQuery): Promise<StateSnapshot[]>;
  write(items: ListItem[]): Promise<void>;
  readCheckpoint(): Promise<Checkpoint | null>;
  writeCheckpoint(checkpoint: Checkpoint): Promise<void>;
  /** Whether this instance may project now, and for at least half of `seconds`. */
  holdLease(owner: string, seconds: number): Promise<boolean>;
};

/** How far the lists have taken up the logs. */
export type Checkpoint = { position: string; storedAt: number };

export type CaseNumbers = {
  /** The next number of the year; gaps are allowed. */
  next(year: number): Promise<number>;
  /** Binds a key to a number once: whoever comes second gets the first's number. */
  claim(key: string, number: string): Promise<string>;
};

/** Where entries go once they are stored and applied on this instance. */
export type EntryListener = (
  entry: Entry,
  state: ConversationState,
  /** The message as it is now, where the entry edits, deletes or reacts to one. */
  changed?: Entry,
) => void;

export type Clock = { now(): Date };

export type Log = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};
