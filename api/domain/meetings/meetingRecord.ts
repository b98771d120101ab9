import type { Entry, EntryContent, NewMeeting } from '../entries.ts';

/** A conversation's meeting as its log tells of it. */
export type MeetingRecord = NewMeeting & {
  createdAt: string;
  createdBy: { id: string; name: string };
  present: PresentRecord[];
  /** Oldest first. */
  sessions: SessionRecord[];
};

export type PresentRecord = {
  id: string;
  name: string;
  companyId: string;
  since: string;
  sessionId: string | null;
  /** Of the entry by which he came: the same window that comes again later is another coming. */
  sequence: number;
};

export type SessionRecord = {
  sequence: number;
  startedAt: string;
  startedBy: { id: string; name: string };
  endedAt: string | null;
  people: { id: string; name: string; companyId: string }[];
  others: number;
};

type MeetingContent = EntryContent & {
  kind: 'meetingCreated' | 'meetingStarted' | 'meetingJoined' | 'meetingLeft' | 'meetingEnded';
};

/** More would only make every snapshot of the conversation larger. */
const mostSessions = 50;
/** Of one session; a Teams meeting may have many more. */
const mostPeople = 200;

/** Teams ends a meeting after 30 hours (its limits); who is in one for longer, his leaving was never told. */
const longestTeamsMs = 30 * 3_600_000;

export function isStillThere({ since }: PresentRecord, seen: { meeting: MeetingRecord; at: Date }): boolean {
  return seen.meeting.kind === 'room' || seen.at.getTime() - Date.parse(since) < longestTeamsMs;
}

/** The meeting after the entry. */
export function applyMeetingEntry(
  meeting: MeetingRecord | null,
  { entry, content }: { entry: Entry; content: MeetingContent },
): MeetingRecord | null {
  if (content.kind === 'meetingCreated') {
    return {
      ...content.meeting,
      createdAt: entry.createdAt,
      createdBy: { id: entry.authorId, name: content.authorName },
      present: [],
      sessions: meeting ? endSession(meeting, entry.createdAt).sessions : [],
    };
  }
  if (!meeting) return null;
  switch (content.kind) {
    case 'meetingStarted':
      return withSession(meeting, entry);
    case 'meetingJoined':
      return withPresent(meeting, { entry, content });
    case 'meetingLeft': {
      const isThis = (one: PresentRecord) =>
        one.id === content.personId && one.sessionId === content.sessionId;
      return { ...meeting, present: meeting.present.filter((one) => !isThis(one)) };
    }
    case 'meetingEnded':
      return endSession({ ...meeting, present: [] }, entry.createdAt);
    default:
      return content satisfies never;
  }
}

/** Who is no member any more is in no meeting of the conversation any more. */
export function withoutMember(
  meeting: MeetingRecord | null,
  gone: { personId: string; at: string },
): MeetingRecord | null {
  if (!meeting?.present.some(({ id }) => id === gone.personId)) return meeting;
  const present = meeting.present.filter(({ id }) => id !== gone.personId);
  return present.length > 0 ? { ...meeting, present } : endSession({ ...meeting, present }, gone.at);
}

function withSession(meeting: MeetingRecord, entry: Entry): MeetingRecord {
  const session: SessionRecord = {
    sequence: entry.sequence,
    startedAt: entry.createdAt,
    startedBy: { id: entry.authorId, name: entry.content.authorName },
    endedAt: null,
    people: [],
    others: 0,
  };
  const at = new Date(entry.createdAt);
  const present = meeting.present.filter((person) => isStillThere(person, { meeting, at }));
  return { ...meeting, present, sessions: [...meeting.sessions.slice(1 - mostSessions), session] };
}

function withPresent(
  meeting: MeetingRecord,
  joined: { entry: Entry; content: MeetingContent & { kind: 'meetingJoined' } },
): MeetingRecord {
  const { entry, content } = joined;
  const session = meeting.sessions.at(-1);
  if (!session) return meeting;
  const { personId, personName: name, sessionId } = content;
  if (personId === null) {
    return withLast(meeting, { ...session, others: session.others + 1 });
  }
  const companyId = entry.authorCompanyId;
  const isKnown = session.people.some(({ id }) => id === personId) || session.people.length >= mostPeople;
  const people = isKnown ? session.people : [...session.people, { id: personId, name, companyId }];
  const present: PresentRecord = {
    ...{ id: personId, name, companyId, sessionId },
    since: entry.createdAt,
    sequence: entry.sequence,
  };
  return {
    ...withLast(meeting, { ...session, people }),
    present: [...meeting.present.filter(({ id }) => id !== personId), present],
  };
}

function endSession(meeting: MeetingRecord, at: string): MeetingRecord {
  const session = meeting.sessions.at(-1);
  return session && session.endedAt === null ? withLast(meeting, { ...session, endedAt: at }) : meeting;
}

function withLast(meeting: MeetingRecord, session: SessionRecord): MeetingRecord {
  return { ...meeting, sessions: [...meeting.sessions.slice(0, -1), session] };
}
