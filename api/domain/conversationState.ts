import type { ConversationKind } from '../contract/conversations.ts';
import type { Company, Role } from '../contract/people.ts';
import { firstHash } from './chain.ts';
import type { CaseRecord, Entry, EntryContent, FileCounts, LinkedPlace, MessageFile } from './entries.ts';
import { cutText } from './relay/cutText.ts';
import { applyMeetingEntry, withoutMember, type MeetingRecord } from './meetings/meetingRecord.ts';

/** What the entries of one conversation add up to. Opening reads a snapshot of it and the entries since. */
export type ConversationState = {
  id: string;
  kind: ConversationKind;
  /** Given name of a direct conversation. */
  name: string | null;
  /** The case whose log this is: of a Service Case Chat or an internal chat. */
  case: CaseRecord | null;
  /** When the case began to wait for whom it waits for. */
  turnSince: string | null;
  closedAt: string | null;
  /** Where the case went on when it was shared: this internal chat stays internal (rule SC2). */
  sharedAs: string | null;
  /** The case a direct conversation is a side room of. */
  sideRoomOf: string | null;
  /** Whose people can be members. */
  companies: Company[];
  members: Map<string, MemberRecord>;
  /** The Teams places that show the conversation, by id. */
  places: Map<string, PlaceLink>;
  /** The newest entry by which somebody came or went: as long as it is the same, so are the members. */
  membersSequence: number;
  /** Who was a member and is none now, and the entry by which he went. */
  former: Map<string, { sequence: number; storedAt: number }>;
  /** The store's time, in seconds, of the newest entry that changed the case as each side may know it; 0: none. */
  caseChangedAt: Record<Company['kind'], number>;
  createdBy: { id: string; name: string; companyId: string };
  createdAt: string;
  sequence: number;
  hash: string;
  /** Files that are shared and not deleted, each counted once whatever versions it has. */
  counts: FileCounts;
  /** Its whiteboards by id, oldest first. What is drawn on them is in their own logs. */
  whiteboards: Map<string, WhiteboardRecord>;
  /** Where it meets, once it has. */
  meeting: MeetingRecord | null;
  /** Number of messages. */
  ordinal: number;
  lastMessage: {
    authorId: string;
    authorName: string;
    text: string;
    files?: { count: number; name: string };
    isDeleted?: true;
    sequence: number;
    createdAt: string;
  } | null;
  lastActivityAt: string;
  /** The time of the newest entry, lines too. */
  newestAt: string;
  /** The store's time of the newest entry, in seconds. */
  storedAt: number;
};

export type MemberRecord = {
  companyId: string;
  name: string;
  role: Role;
  since: string;
  /** Who writes has read: where the own newest message, or else the joining, stands. */
  readSequence: number;
  readOrdinal: number;
  /** Live events of earlier entries are not for him. */
  sinceSequence: number;
};

/** A whiteboard as the conversation's log tells of it. */
export type WhiteboardRecord = {
  id: string;
  name: string;
  createdBy: { id: string; name: string; companyId: string };
  createdAt: string;
};

/** A linked place, and the first entry that it shows. */
export type PlaceLink = LinkedPlace & {
  since: string;
  sinceSequence: number;
  by: { id: string; name: string };
};

const previewLength = 200;

export function emptyState(conversationId: string): ConversationState {
  return {
    id: conversationId,
    kind: 'direct',
    name: null,
    case: null,
    turnSince: null,
    closedAt: null,
    sharedAs: null,
    sideRoomOf: null,
    companies: [],
    members: new Map(),
    places: new Map(),
    membersSequence: 0,
    former: new Map(),
    caseChangedAt: { gfms: 0, customer: 0 },
    createdBy: { id: '', name: '', companyId: '' },
    createdAt: '',
    sequence: 0,
    hash: firstHash,
    counts: { files: 0, media: 0 },
    whiteboards: new Map(),
    meeting: null,
    ordinal: 0,
    lastMessage: null,
    lastActivityAt: '',
    newestAt: '',
    storedAt: 0,
  };
}

/**
 * Applies the next entry, in place: with thousands of members a copy for each message would cost more than
 * all the rest. Throws when the entry is not the next one.
 */
export function applyEntry(state: ConversationState, entry: Entry): void {
  if (entry.sequence !== state.sequence + 1) {
    throw new Error(`entry ${entry.sequence} does not follow ${state.sequence} in ${state.id}`);
  }
  state.sequence = entry.sequence;
  state.hash = entry.hash;
  state.ordinal = entry.ordinal;
  state.newestAt = entry.createdAt;
  state.storedAt = Math.max(state.storedAt, entry.storedAt);
  if (entry.sequence === 1) {
    state.createdBy = {
      id: entry.authorId,
      name: entry.content.authorName,
      companyId: entry.authorCompanyId,
    };
    state.createdAt = entry.createdAt;
    state.lastActivityAt = entry.createdAt;
  }
  applyContent(state, entry);
}

function applyContent(state: ConversationState, entry: Entry): void {
  const { content } = entry;
  switch (content.kind) {
    case 'message':
      addCounts(state, content.counts);
      return applyMessage(state, { entry, text: content.text, files: content.files });
    case 'conversationCreated':
      state.kind = 'direct';
      state.name = content.name;
      state.sideRoomOf = content.caseNumber;
      state.companies = [content.company];
      return;
    case 'caseCreated':
      state.kind = 'serviceCase';
      state.case = content.case;
      state.companies = content.companies;
      state.turnSince = entry.createdAt;
      state.caseChangedAt = { gfms: entry.storedAt, customer: entry.storedAt };
      return;
    case 'caseChanged':
      state.caseChangedAt = { gfms: entry.storedAt, customer: entry.storedAt };
      return applyCaseChange(state, { changes: content.changes, at: entry.createdAt });
    case 'internalChanged':
      state.caseChangedAt = { ...state.caseChangedAt, gfms: entry.storedAt };
      return applyCaseChange(state, { changes: content.changes, at: entry.createdAt });
    case 'caseShared':
      state.sharedAs = content.conversationId;
      return;
    case 'memberAdded':
      state.membersSequence = entry.sequence;
      state.former.delete(content.member.id);
      state.members.set(content.member.id, {
        companyId: content.member.companyId,
        name: content.member.name,
        role: content.member.role,
        since: entry.createdAt,
        readSequence: entry.sequence,
        readOrdinal: entry.ordinal,
        sinceSequence: entry.sequence,
      });
      return;
    case 'memberRemoved':
      state.membersSequence = entry.sequence;
      state.members.delete(content.personId);
      state.meeting = withoutMember(state.meeting, { personId: content.personId, at: entry.createdAt });
      state.former.set(content.personId, { sequence: entry.sequence, storedAt: entry.storedAt });
      return;
    case 'renamed':
      state.name = content.name;
      return;
    case 'messageEdited':
    case 'messageDeleted':
      return applyMessageChange(state, content);
    case 'placeLinked':
      state.places.set(content.place.id, {
        ...content.place,
        since: entry.createdAt,
        sinceSequence: content.place.fromSequence ?? entry.sequence,
        by: { id: entry.authorId, name: content.authorName },
      });
      return;
    case 'placeUnlinked':
      state.places.delete(content.placeId);
      return;
    case 'reacted':
      return;
    case 'whiteboardOpened':
      state.whiteboards.set(content.whiteboardId, {
        id: content.whiteboardId,
        name: content.name,
        createdBy: { id: entry.authorId, name: content.authorName, companyId: entry.authorCompanyId },
        createdAt: entry.createdAt,
      });
      return;
    case 'whiteboardRenamed': {
      const known = state.whiteboards.get(content.whiteboardId);
      if (known) state.whiteboards.set(known.id, { ...known, name: content.name });
      return;
    }
    case 'meetingCreated':
    case 'meetingStarted':
    case 'meetingJoined':
    case 'meetingLeft':
    case 'meetingEnded':
      state.meeting = applyMeetingEntry(state.meeting, { entry, content });
      return;
    case 'fileDeleted':
      return addCounts(state, content.counts);
    case 'fileChecked':
      return;
    default:
      content satisfies never;
  }
}

function addCounts(state: ConversationState, counts: FileCounts | undefined): void {
  if (!counts) return;
  state.counts = {
    files: Math.max(0, state.counts.files + counts.files),
    media: Math.max(0, state.counts.media + counts.media),
  };
}

function applyMessage(
  state: ConversationState,
  message: { entry: Entry; text: string; files: MessageFile[] | undefined },
): void {
  const { entry, text, files } = message;
  state.lastActivityAt = entry.createdAt;
  state.lastMessage = {
    authorId: entry.authorId,
    authorName: entry.content.authorName,
    text: cutText(text, previewLength),
    ...(files?.[0] ? { files: { count: files.length, name: files[0].name } } : {}),
    sequence: entry.sequence,
    createdAt: entry.createdAt,
  };
  const author = state.members.get(entry.authorId);
  if (author) {
    author.readSequence = entry.sequence;
    author.readOrdinal = entry.ordinal;
  }
}

function applyMessageChange(
  state: ConversationState,
  content: EntryContent & { kind: 'messageEdited' | 'messageDeleted' },
): void {
  if (state.lastMessage?.sequence !== content.messageSequence) return;
  if (content.kind === 'messageEdited') {
    state.lastMessage = { ...state.lastMessage, text: cutText(content.text, previewLength) };
  } else {
    const { files: _gone, ...rest } = state.lastMessage;
    state.lastMessage = { ...rest, text: '', isDeleted: true };
  }
}

function applyCaseChange(
  state: ConversationState,
  change: { changes: Partial<CaseRecord>; at: string },
): void {
  if (!state.case) return;
  const before = turnOf(state.case);
  state.case = { ...state.case, ...change.changes };
  if (turnOf(state.case) !== before) state.turnSince = change.at;
  if (change.changes.state !== undefined)
    state.closedAt = change.changes.state === 'closed' ? change.at : null;
}

/** Whose turn it is: everything open waits for GFMS unless it says that it waits for the customer. */
export function turnOf(record: Pick<CaseRecord, 'state'>): 'customer' | 'gfms' | null {
  if (record.state === 'closed') return null;
  return record.state === 'waitingForCustomer' ? 'customer' : 'gfms';
}
