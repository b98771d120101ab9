import type { CaseState, Contact, Machine, Severity, Site } from '../contract/cases.ts';
import type { FileKind, FileState } from '../contract/files.ts';
import type { Company, Role } from '../contract/people.ts';

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
      files?: MessageFile[];
      /** What the files change in how many the conversation has: a new version adds none. */
      counts?: FileCounts;
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
);

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
  /** How many messages the log holds up to and with this entry: unread counts are differences of it. */
  ordinal: number;
  /** When the store took it, in its own clock: seconds since 1970. */
  storedAt: number;
};

/** As much of an entry as its row in pane 2 is made of. */
export type EntryRow = Pick<
  Entry,
  'id' | 'sequence' | 'authorId' | 'authorCompanyId' | 'createdAt' | 'content'
>;

/** Whether pane 2 shows the entry: a person's message, or a line. */
export function showsRow({ authorId, content }: Pick<Entry, 'authorId' | 'content'>): boolean {
  if (content.kind === 'internalChanged' || content.kind === 'fileDeleted') return false;
  if (content.kind === 'fileChecked') return content.state === 'infected';
  // That the creator is the first member goes without saying.
  return !(content.kind === 'memberAdded' && content.how === 'first' && content.member.id === authorId);
}
