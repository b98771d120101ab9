import type { IceServer, MeetingProviderName, ProviderReason, Signals } from '../../contract/meetings.ts';

/** A way to a meeting (rule VC2). */
export type MeetingProvider = {
  readonly name: MeetingProviderName;
  /** Never rejects for what the other side does: then it says why there is none. */
  provide(wanted: WantedMeeting): Promise<Provision>;
  /** Whether it would work now; it may ask the other side, and changes nothing that people see. */
  check(): Promise<{ reason: ProviderReason | null; detail: string | null }>;
};

export type WantedMeeting = {
  /** A name for it: under the same one the same meeting is found again, on whatever instance. */
  meetingId: string;
  subject: string;
  /** Guests of the tenant never organise. */
  isGuest: boolean;
};

export type Provision =
  | { outcome: 'meeting'; joinUrl: string | null; threadId: string | null }
  /** A person must make it, and bring its link. */
  | { outcome: 'byHand'; scheduleUrl: string }
  | { outcome: 'none'; reason: ProviderReason };

/** Windows in a room that an instance knows to be there. Times in milliseconds since 1970. */
export type HeldWindow = { personId: string; sessionId: string; until: number };

/** A room in use; `at`: when somebody came in last, `version`: of that mark. */
export type OpenRoom = { conversationId: string; at: number; version: string };

/** Who is in the rooms of our own, across instances. Nothing here is history: that is in the log. */
export type RoomStore = {
  /** What this instance holds of the conversation's room; none ends it. It is forgotten by itself after `seconds`. */
  writeHeld(held: {
    conversationId: string;
    instanceId: string;
    windows: HeldWindow[];
    seconds: number;
  }): Promise<void>;
  /** What all instances hold. */
  readHeld(conversationId: string): Promise<HeldWindow[]>;
  /** Says that somebody has to look whether people are still there. `at`: now, in milliseconds. */
  markOpen(conversationId: string, at: number): Promise<void>;
  /** Nobody is there any more; nothing where it was marked anew meanwhile. */
  markEmpty(room: OpenRoom): Promise<void>;
  listOpen(): Promise<OpenRoom[]>;
};

/** Signals for a window of the person `to`. */
export type SentSignals = { conversationId: string; to: string; signals: Signals };

/** Signals for windows whose stream another instance has, or that are just coming back. Kept for a minute. */
export type SignalStore = {
  write(sent: SentSignals): Promise<void>;
  /** For that window of that person, oldest first. Ids of windows are known to all in the room. */
  readFor(window: { conversationId: string; personId: string; sessionId: string }): Promise<Signals[]>;
};

/** The open windows of rooms on this instance. */
export type RoomWindows = {
  /** To that window of the person. Answers whether it is here. */
  sendSignals(signals: Signals, personId: string): boolean;
};

/** Which conversation meets in a meeting of Teams, by the meeting's chat. */
export type MeetingThreads = {
  put(threadId: string, conversationId: string): Promise<void>;
  find(threadId: string): Promise<string | null>;
};

export type MeetingParts = {
  /** In the order in which they are tried. */
  providers: MeetingProvider[];
  /** Whether links of Teams meetings may be pasted. */
  takesLinks: boolean;
  rooms: RoomStore;
  signals: SignalStore;
  threads: MeetingThreads;
  windows: RoomWindows;
  /** STUN and TURN servers for a person, with credentials that end. */
  iceServers(personId: string): IceServer[];
};
