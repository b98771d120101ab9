import { z } from 'zod';
import { time } from './text.ts';

/**
 * Where a conversation's meeting is. `graph`: a Teams meeting that the app has made; `link`: a Teams meeting whose link
 * somebody has pasted; `room`: a room of our own in the browser.
 */
export const meetingKinds = ['graph', 'link', 'room'] as const;

/** The ways to a meeting, in the order in which they are tried. */
export const meetingProviders = ['graph', 'schedule', 'room'] as const;

/** Why a way to a meeting is closed. */
export const providerReasons = [
  /** The administrator has not set it up, or has switched it off. */
  'off',
  /** Entra gives the app no token for Graph. */
  'noToken',
  /** The app has no consent to make meetings. */
  'noConsent',
  /** The app has the consent, but no policy lets it make meetings for the organiser. */
  'noPolicy',
  /** There is no such organiser, or he has no licence for Teams. */
  'noOrganiser',
  /** Graph refused what was asked. */
  'refused',
  /** Graph asks to wait. */
  'throttled',
  /** No answer in time, or an answer that it cannot be done now. */
  'away',
  /** Guests never organise a meeting. */
  'guest',
] as const;

/** A room of our own: each sends to each, so more would ask too much of a phone. */
export const mostInRoom = 6;

const named = z.object({ id: z.string(), name: z.string() });
const attendant = named.extend({ companyId: z.string() });

/** One time that people met. */
export const meetingSession = z.object({
  /** Of the entry that began it. */
  sequence: z.number().int(),
  startedAt: time,
  startedBy: named,
  /** Null while it goes on, and where nobody has told. */
  endedAt: time.nullable(),
  /** Who was in it, as far as is known, in the order in which they came. */
  people: z.array(attendant),
  /** People outside of the conversation that Teams has told of. */
  others: z.number().int(),
});

/** The one meeting of a conversation (rule VC1), and the times that people met in it. */
export const meeting = z.object({
  id: z.string(),
  conversationId: z.string(),
  kind: z.enum(meetingKinds),
  /** Of a Teams meeting its link; of a room the tab's page `/?meeting={id}`. */
  joinUrl: z.string(),
  createdAt: time,
  createdBy: named,
  /** Whether people are in it, or were called to it a moment ago and nobody has told that it is over. */
  isOngoing: z.boolean(),
  /** Who is in it now, as far as is known. `sessionId`: of the window, in a room of our own. */
  present: z.array(attendant.extend({ since: time, sessionId: z.string().nullable() })),
  /** Newest first, the last 50. */
  sessions: z.array(meetingSession),
});

/** None or one. */
export const meetingList = z.object({ items: z.array(meeting) });

/** An empty one: the meeting, however it can be had. */
export const meetingWish = z
  .object({
    /** The link of a Teams meeting that a person has made: the conversation's meeting from now on. */
    joinUrl: z.string().trim().min(1).max(2_000).optional(),
    /** The room in the browser, where the answer before has offered it. */
    use: z.literal('room').optional(),
  })
  .refine(({ joinUrl, use }) => joinUrl === undefined || use === undefined, {
    message: 'joinUrl and use exclude each other',
    path: ['use'],
  });

/** What one can do where the app cannot make the meeting by itself. */
export const meetingSetup = z.object({
  /** Opens Teams' form for a new meeting; its join link is then to be pasted. Null for whom it is not open. */
  scheduleUrl: z.string().nullable(),
  mayPaste: z.boolean(),
  mayUseRoom: z.boolean(),
  /** Addresses of the other members, to be called by Teams. */
  callees: z.array(z.string()),
  reasons: z.array(z.object({ provider: z.enum(meetingProviders), reason: z.enum(providerReasons) })),
});

/** For administrators and dispatchers of GFMS. */
export const meetingDiagnosis = z.object({
  /** The way that the next new meeting takes; null where every one is closed. */
  wouldUse: z.enum(meetingProviders).nullable(),
  providers: z.array(
    z.object({
      provider: z.enum(meetingProviders),
      reason: z.enum(providerReasons).nullable(),
      /** What the other side has said, in its own words. */
      detail: z.string().nullable(),
    }),
  ),
});

/** Of one window, made by it: a person who opens a second one moves there. */
const sessionId = z.uuid();

export const newParticipant = z.object({ sessionId });

export const iceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});

/** What a window needs to meet the others of a room. */
export const roomEntry = z.object({ meeting, iceServers: z.array(iceServer) });

/** A description or a candidate of WebRTC, as the browser makes them. */
export const signal = z.union([
  z.object({
    description: z.object({ type: z.enum(['offer', 'answer']), sdp: z.string().max(100_000) }),
  }),
  z.object({
    candidate: z.object({
      candidate: z.string().max(2_000),
      sdpMid: z.string().max(100).nullable(),
      sdpMLineIndex: z.number().int().min(0).max(1_000).nullable(),
      usernameFragment: z.string().max(300).nullable(),
    }),
  }),
]);

/** From a window in the room to another one; both must be in it. In the order in which they were made. */
export const newSignals = z.object({
  from: sessionId,
  to: z.object({ personId: z.string().max(100), sessionId }),
  signals: z.array(signal).min(1).max(50),
});

/** As they arrive. The same may come twice: drop what has an id that you have. */
export const signals = z.object({
  id: z.string(),
  meetingId: z.string(),
  from: z.object({ personId: z.string(), sessionId: z.string() }),
  /** The window that they are for. */
  to: z.string(),
  signals: z.array(signal),
});

export type Meeting = z.infer<typeof meeting>;
export type MeetingKind = (typeof meetingKinds)[number];
export type MeetingSession = z.infer<typeof meetingSession>;
export type MeetingList = z.infer<typeof meetingList>;
export type MeetingWish = z.infer<typeof meetingWish>;
export type MeetingSetup = z.infer<typeof meetingSetup>;
export type MeetingDiagnosis = z.infer<typeof meetingDiagnosis>;
export type MeetingProviderName = (typeof meetingProviders)[number];
export type ProviderReason = (typeof providerReasons)[number];
export type RoomEntry = z.infer<typeof roomEntry>;
export type IceServer = z.infer<typeof iceServer>;
export type Signal = z.infer<typeof signal>;
export type NewSignals = z.infer<typeof newSignals>;
export type Signals = z.infer<typeof signals>;
