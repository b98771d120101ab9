import type { CaseState, Severity } from '../../contract/cases.ts';
import type { FileKind } from '../../contract/files.ts';
import type { Company, Locale, Role } from '../../contract/people.ts';
import type { UnreachableReason } from '../../contract/places.ts';

/**
 * What the relay says in a place, without a word of how it looks there: the gateway makes cards of it, in the place's
 * language. A post that has buttons carries a `seal`, which comes back with each press.
 */
export type Post =
  | MessagePost
  | NoticePost
  | CaseCardPost
  | LinePost
  | { kind: 'welcome'; scope: 'personal' | 'groupChat' | 'channel'; isSetUp: boolean; seal: string }
  | { kind: 'help'; scope: 'personal' | 'groupChat' | 'channel'; number: string | null; seal: string }
  /** A valid identity of an allowed tenant, but no person of ours. */
  | { kind: 'notSetUp'; name: string; reference: string }
  | { kind: 'cases'; cases: CaseHit[]; offers: 'link' | 'write' | 'unlink'; query: string; seal: string }
  /** Several cases and none chosen: the text is kept until a button says where it goes (rule RL3). */
  | { kind: 'whichCase'; heldId: string; text: string; cases: CaseHit[]; seal: string }
  | { kind: 'writingIn'; number: string; title: string; others: CaseHit[]; seal: string }
  | {
      kind: 'linked';
      number: string;
      title: string;
      readers: Readers;
      /** Whether there are further cases in this chat, so that he must say where a text goes. */
      isOneOfSeveral: boolean;
      seal: string;
    }
  | { kind: 'unlinked'; number: string; title: string }
  /** GFMS's channel that holds a thread for each case of the service organisation (rule RL2). */
  | { kind: 'channelSet'; serviceOrganisation: string; readers: Readers }
  | { kind: 'whichChannel'; serviceOrganisations: string[]; seal: string }
  | { kind: 'newCaseForm'; machines: { serialNumber: string; model: string }[]; text: string; seal: string }
  | { kind: 'caseCreated'; case: CaseHit }
  /** Text that met a closed case is kept (rule SC6). */
  | { kind: 'closed'; heldId: string; text: string; number: string; title: string; seal: string }
  | { kind: 'whichLanguage'; seal: string }
  | { kind: 'language'; locale: Locale }
  /** Text that belongs nowhere: what one can do instead (rule RL9). */
  | { kind: 'unlinkedText'; text: string; heldId: string | null; cases: CaseHit[]; seal: string }
  | {
      kind: 'fileRefused';
      fileName: string;
      reason: 'tooLarge' | 'program' | 'notFetched' | 'infected';
      largestBytes: number;
    }
  | { kind: 'refused'; reason: RefusedReason; number: string | null };

export type RefusedReason =
  | 'noSuchCase'
  | 'noSuchCommand'
  | 'notYours'
  | 'alreadyLinked'
  | 'notLinked'
  | 'thirdCompany'
  | 'closed'
  | 'tooLong'
  | 'onlyDispatcher'
  | 'caseInTab'
  | 'pictureNotCarried'
  | 'oldCard'
  | 'failed';

/** A person's message from elsewhere. */
export type MessagePost = {
  kind: 'message';
  author: { name: string; company: Company; role: Role | null };
  text: string;
  /** The message it answers; its text is cut to 200 characters. */
  quote: { authorName: string; text: string } | null;
  files: { name: string; size: number; kind: FileKind; url: string }[];
  isEdited: boolean;
  reactions: { emoji: string; names: string[] }[];
  case: { number: string; title: string };
  /** Opens the tab at the message. */
  url: string;
  /**
   * In a personal chat that serves several cases: where text goes that answers no card. The button to change it
   * goes with `seal`.
   */
  writingIn: { number: string; isThisCase: boolean } | null;
  seal: string;
};

/** What happened to the case; what happens within a minute makes one card (rule NT1). */
export type NoticePost = {
  kind: 'notice';
  case: CaseHit;
  changes: (
    | { type: 'created' }
    | { type: 'state'; state: CaseState }
    | { type: 'assignee'; name: string | null }
    | { type: 'severity'; severity: Severity }
    /** `url` leads into the Teams meeting, or opens the tab at a room of our own. */
    | { type: 'meetingStarted'; url: string }
    /** `url` opens the tab at the board. */
    | { type: 'whiteboard'; name: string; url: string }
  )[];
  by: { name: string; company: Company };
  /** ISO 8601. */
  at: string;
};

/** The case as it stands: the root of GFMS's thread, and the first card in a customer's place. Updated in place. */
export type CaseCardPost = {
  kind: 'caseCard';
  audience: 'gfms' | 'customer';
  /** The root of a thread of GFMS says how replies go to the customer (rule RL2). */
  isThreadRoot: boolean;
  hearsMentionsOnly: boolean;
  customer: Company;
  gfms: Company;
  number: string;
  title: string;
  state: CaseState;
  severity: Severity;
  turn: 'customer' | 'gfms' | null;
  turnSince: string | null;
  downSince: string | null;
  machine: { model: string; serialNumber: string; brand: string };
  site: string;
  alarmText: string;
  assignee: string | null;
  /** IANA name; times of the card are in it. */
  timeZone: string;
  url: string;
  updatedAt: string;
  seal: string;
};

/** One line of plain text. */
export type LinePost = {
  kind: 'line';
  line:
    | { type: 'reacted'; by: string; company: string; emoji: string; isOn: boolean; text: string }
    | { type: 'edited'; by: string; company: string; before: string; text: string }
    | { type: 'deleted'; by: string; company: string; text: string }
    /** Something of the place that cannot be carried elsewhere. */
    | { type: 'unlinkedBecause'; reason: 'thirdCompany'; number: string };
};

export type CaseHit = {
  number: string;
  title: string;
  state: CaseState;
  severity: Severity;
  turn: 'customer' | 'gfms' | null;
  customerName: string;
  machine: string;
  url: string;
  /** Whether this place shows it already, where it is offered. */
  isLinked?: boolean;
};

/** How many people of which companies read; `unknown` are not set up. */
export type Readers = { companies: { name: string; count: number }[]; unknown: number };

/** Whoever reads there and in what language: what a card needs beside its post. */
export type PostingPlace = {
  locale: Locale;
  gfmsName: string;
  /** Whose people read there; without it the words are those that a customer may read (rule SC8). */
  audience?: 'gfms' | 'customer';
};

export type Reached = { outcome: 'delivered'; activityId: string };
/** Whether Teams has it is not known: never repeated blindly (rule RL6). */
export type Unsure = { outcome: 'notConfirmed'; because: string };
/** Teams has it not: it may be tried again, after so long if Teams said so. */
export type NotSent = { outcome: 'notSent'; because: string; retryAfterMs: number | null };
export type Unreachable = { outcome: 'unreachable'; reason: UnreachableReason; because: string };
/** It would be refused again: too large, or nothing Teams takes. `cannot`: this place has no such operation. */
export type Refused = { outcome: 'refused' | 'tooLarge' | 'cannot'; because: string };
export type SendOutcome = Reached | Unsure | NotSent | Unreachable | Refused;
