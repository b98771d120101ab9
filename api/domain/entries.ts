import type { CaseState, Contact, Machine, Severity, Site } from '../contract/cases.ts';
import type { FileKind, FileState } from '../contract/files.ts';
import type { MeetingKind } from '../contract/meetings.ts';
import type { Company, Role } from '../contract/people.ts';
import type { PlaceScope } from '../contract/places.ts';

/** The fields of a service case, as the log keeps them. Names are kept beside ids: a record says what was so then. */
export type CaseRecord = {
  number: string;
  title: string;
  description: string;
  state: CaseState;
  severity: Severity;
  internal: boolean;
  priority: 1 | 2 | 3 | 4 | null;
  machine: Machine;
  alarmText: string;
  site: Site;
  contact: Contact;
  customerReference: string;
  customer: { id: string; name: string };
  serviceOrganisation: string;
  assignee: { id: string; name: string } | null;
  downSince: string | null;
  externalId: string | null;
};

/** What an entry says. It lies beside the hash chain and can be erased without breaking it (rule SE5). */
export type EntryContent = { authorName: string } & (
  | {
      kind: 'message';
      text: string;
      clientId: string;
      replyTo?: string;
      replyToSequence?: number;
      files?: MessageFile[];
      /** What the files change in how many the conversation has: a new version adds none. */
      counts?: FileCounts;
      /** Where it was typed, if that was a Teams place: there it is already (rule RL5). */
      origin?: Origin;
    }
  /** Edits, deletions and reactions: see {@link MessageNow} for what they come to. `text` is the new one. */
  | ({ kind: 'messageEdited'; text: string } & OfMessage)
  | ({ kind: 'messageDeleted' } & OfMessage)
  | ({ kind: 'reacted'; emoji: string; isOn: boolean } & OfMessage)
  /** From here on a Teams place shows the conversation (rule RL3). */
  | { kind: 'placeLinked'; place: LinkedPlace }
  | {
      kind: 'placeUnlinked';
      placeId: string;
      placeName: string;
      companyId: string;
      how: 'unlinked' | 'thirdCompany';
    }
  | {
      kind: 'conversationCreated';
      name: string | null;
      caseNumber: string | null;
      company: Company;
    }
  /** `companies`: whose people can be members; one for an internal case. */
  | { kind: 'caseCreated'; case: CaseRecord; companies: Company[] }
  | { kind: 'caseChanged'; changes: Partial<CaseRecord>; reason?: string }
  /** Changes of fields that only GFMS may know of (rule SC3); it shows no row to anyone. */
  | { kind: 'internalChanged'; changes: Pick<CaseRecord, 'priority'> }
  /** Written into the internal chat of a case that became shared. */
  | { kind: 'caseShared'; number: string; conversationId: string }
  | { kind: 'memberAdded'; member: NewMember; how: 'joined' | 'added' | 'first' }
  | { kind: 'memberRemoved'; personId: string; personName: string; how: 'left' | 'removed' }
  | { kind: 'renamed'; name: string }
  /** How a shared file was found; it shows a row only where it is infected. */
  | { kind: 'fileChecked'; fileId: string; fileName: string; state: FileState }
  | { kind: 'fileDeleted'; fileId: string; fileName: string; counts: FileCounts }
  /** What is drawn on a whiteboard has a log of its own: thousands of strokes are no history of a conversation. */
  | { kind: 'whiteboardOpened'; whiteboardId: string; name: string }
  | { kind: 'whiteboardRenamed'; whiteboardId: string; name: string }
  /** Where the conversation meets from now on. */
  | { kind: 'meetingCreated'; meeting: NewMeeting }
  | { kind: 'meetingStarted'; meetingId: string }
  /** `isAgain`: in another window; he was in it all the time. */
  | ({ kind: 'meetingJoined'; sessionId: string | null; isAgain: boolean } & OfMeeting)
  /** `lost`: nothing was heard of him any more. */
  | ({ kind: 'meetingLeft'; sessionId: string | null; how: 'left' | 'lost' } & OfMeeting)
  | { kind: 'meetingEnded'; meetingId: string; seconds: number }
);

/** Who came or went; null: somebody outside of the conversation, of whom Teams has told. */
type OfMeeting = { meetingId: string; personId: string | null; personName: string };

export type NewMeeting = {
  id: string;
  kind: MeetingKind;
  /** Null for a room of our own. */
  joinUrl: string | null;
  /** Of the meeting's chat in Teams, by which Teams' events are known. */
  threadId: string | null;
};

/** The message that an entry changes, and where it stands in the log. */
type OfMessage = { messageId: string; messageSequence: number; origin?: Origin };

/** An activity of a Teams place. `at`: its own time, by which of two edits the later one wins. */
export type Origin = { placeId: string; activityId: string; at: string };

export type LinkedPlace = {
  id: string;
  name: string;
  scope: PlaceScope;
  /** Whose people linked it. A thread of GFMS's channel is linked by GFMS. */
  companyId: string;
  /** The thread that the relay began for the case in GFMS's channel. */
  isCaseThread: boolean;
  /** What other companies are told instead of the name: of GFMS's chats they learn that GFMS reads. */
  shownName?: string;
  /** The first entry that it shows, where that is not the linking itself. */
  fromSequence?: number;
  readers: PlaceReaders;
};

/** How many people read there, by company; null: not set up. */
export type PlaceReaders = { companyId: string | null; companyName: string | null; count: number }[];

/**
 * What edits, deletions and reactions have made of a message. It lies beside the record, which stays as it was hashed,
 * and is brought up to date together with the entry that changes it.
 */
export type MessageNow = {
  text?: string;
  editedAt?: string;
  /** When it was edited in the Teams place that it came from. */
  editedAtOrigin?: string;
  deletedAt?: string;
  /** The entries that edited it, oldest first. */
  edits?: string[];
  reactions?: Record<string, string[]>;
};

/** A file as its message records it: with the hash of its bytes it is part of the chain (rule SE5). */
export type MessageFile = { id: string; name: string; size: number; kind: FileKind; sha256: string };

export type FileCounts = { files: number; media: number };

export type NewMember = { id: string; name: string; companyId: string; role: Role };

export type EntryKind = EntryContent['kind'];

/** An entry before it has its place in the log. */
export type EntryDraft = {
  /** Derived from author and client id, so that a repeat meets the first (rule MS1). */
  id: string;
  authorId: string;
  authorCompanyId: string;
  content: EntryContent;
  /** Of a message that was changed before it came here. */
  now?: MessageNow;
};

/** One record of a conversation's log. */
export type Entry = {
  id: string;
  conversationId: string;
  /** 1, 2, 3 … without gaps (rule MS2). */
  sequence: number;
  kind: EntryKind;
  authorId: string;
  authorCompanyId: string;
  createdAt: string;
  content: EntryContent;
  salt: string;
  previousHash: string;
  hash: string;
  /** In place of SHA-256(salt ‖ content) once the content is erased: the chain still verifies (rule SE5). */
  contentHash?: string;
  /** Messages that were changed only. */
  now?: MessageNow;
  /** How many messages the log holds up to and with this entry: unread counts are differences of it. */
  ordinal: number;
  /** When the store took it, in its own clock: seconds since 1970. */
  storedAt: number;
};

/** As much of an entry as its row in pane 2 is made of. */
export type EntryRow = Pick<
  Entry,
  'id' | 'sequence' | 'authorId' | 'authorCompanyId' | 'createdAt' | 'content' | 'now'
>;

/** Whether pane 2 shows the entry: a person's message, or a line. */
export function showsRow({ authorId, content }: Pick<Entry, 'authorId' | 'content'>): boolean {
  switch (content.kind) {
    case 'internalChanged':
    case 'fileDeleted':
    case 'messageEdited':
    case 'messageDeleted':
    case 'reacted':
    case 'whiteboardRenamed':
    case 'meetingCreated':
      return false;
    case 'meetingJoined':
      return !content.isAgain;
    // The case's own thread is there without anybody's doing.
    case 'placeLinked':
      return !content.place.isCaseThread;
    case 'fileChecked':
      return content.state === 'infected';
    // That the creator is the first member goes without saying.
    case 'memberAdded':
      return !(content.how === 'first' && content.member.id === authorId);
    case 'message':
    case 'placeUnlinked':
    case 'conversationCreated':
    case 'caseCreated':
    case 'caseChanged':
    case 'caseShared':
    case 'memberRemoved':
    case 'renamed':
    case 'whiteboardOpened':
    case 'meetingStarted':
    case 'meetingLeft':
    case 'meetingEnded':
      return true;
    default:
      return content satisfies never;
  }
}
