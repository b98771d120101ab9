import { deriveId } from '../chain.ts';
import type { Context } from '../context.ts';
import type { ConversationState } from '../conversationState.ts';
import { draftEntry, type WithoutAuthor } from '../drafts.ts';
import type { EntryContent, EntryDraft } from '../entries.ts';
import type { Identity, PersonRecord } from '../ports.ts';
import type { MeetingRecord, PresentRecord } from './meetingRecord.ts';
import { isOngoing } from './meetingView.ts';

/** What Teams tells of a meeting in whose chat the app is. */
export type MeetingEvent = {
  what: 'started' | 'ended' | 'joined' | 'left';
  /** Teams' own time of it. */
  at: string;
  /** Of the meeting's chat. */
  threadId: string;
  /** Who joined or left; without an object id: nobody whom Entra knows. */
  people: Identity[];
};

/** Clocks differ, and who comes first may be told of before the beginning. */
const toleranceMs = 60_000;

/**
 * Takes down what Teams tells of the conversation's meeting (rule VC3), of a closed case too. Told twice it is there
 * once, and no order is asked for: what comes too late for what is known has no effect.
 */
export async function hearMeetingEvent(context: Context, event: MeetingEvent): Promise<void> {
  const conversationId = await context.meetings.threads.find(event.threadId);
  if (conversationId === null) return;
  const state = await context.log.readNewest(conversationId);
  if (state?.meeting?.threadId !== event.threadId) return;
  const creator = await context.directory.findPerson(state.meeting.createdBy.id);
  const companyId = creator?.companyId ?? state.createdBy.companyId;
  for (const one of await listHappenings(context, event, state.meeting)) {
    if (await context.entries.readEntry(conversationId, one.id)) continue;
    await context.log.append(conversationId, (newest) => {
      if (newest.meeting?.threadId !== event.threadId) return [];
      return decide(one, { state: newest, meeting: newest.meeting, companyId, now: context.clock.now() });
    });
  }
}

/** One thing that happened, with the ids of what is written of it. */
type Happening = Pick<MeetingEvent, 'what' | 'at'> & {
  id: string;
  /** Of the beginning that a joining brings with it. */
  startId: string;
  /** Of the leaving of those who were there before, by person. */
  lostIds: Map<string, string>;
  person: PersonRecord | null;
};

type Known = {
  state: ConversationState;
  meeting: MeetingRecord;
  /** The creator's, if he is no member any more. */
  companyId: string;
  now: Date;
};

async function listHappenings(
  ...[context, event, { present }]: [Context, MeetingEvent, MeetingRecord]
): Promise<Happening[]> {
  const { what, at, threadId, people } = event;
  const isOfPeople = what === 'joined' || what === 'left';
  const found: Happening[] = [];
  const times = new Map<string, number>();
  const lostIds = new Map<string, string>();
  for (const { id } of what === 'started' ? present : []) {
    lostIds.set(id, await deriveId('meetingEventLost', threadId, at, id));
  }
  for (const identity of isOfPeople ? people : [null]) {
    const who = identity ? `${identity.tenantId}/${identity.objectId}` : '';
    // People without an account look all the same.
    const time = times.get(who) ?? 0;
    times.set(who, time + 1);
    const parts = [threadId, what, at, who, ...(time > 0 ? [String(time)] : [])];
    found.push({
      ...{ what, at, lostIds },
      id: await deriveId('meetingEvent', ...parts),
      startId: await deriveId('meetingEventStart', ...parts),
      person: identity?.objectId ? await context.directory.findByIdentity(identity) : null,
    });
  }
  return found;
}

function decide(one: Happening, known: Known): EntryDraft[] {
  switch (one.what) {
    case 'started':
      return begin(one, known);
    case 'joined':
      return join(one, known);
    case 'left':
      return leave(one, known);
    case 'ended':
      return end(one, known);
    default:
      return one.what satisfies never;
  }
}

/** Nobody is in a meeting before it begins: of who was, the leaving was never told, nor the end. */
function begin(one: Happening, known: Known): EntryDraft[] {
  const { meeting, now } = known;
  if (isBeforeEnd(one.at, meeting)) return [];
  const beganAt = Math.min(Date.parse(one.at), now.getTime());
  const before = meeting.present.filter(({ since }) => Date.parse(since) < beganAt - toleranceMs);
  const lost = before.flatMap((person) => lose(person, one, meeting));
  return lost.length > 0 ? [...lost, started(one.id, known)] : start(one.id, one, known);
}

function lose(person: PresentRecord, { lostIds }: Happening, { id: meetingId }: MeetingRecord): EntryDraft[] {
  const { id: personId, name, companyId, sessionId } = person;
  const id = lostIds.get(personId);
  // He has come in the meantime.
  if (id === undefined) return [];
  const content = { kind: 'meetingLeft', meetingId, personId, personName: name, sessionId } as const;
  return [
    {
      ...{ id, authorId: personId, authorCompanyId: companyId },
      content: { ...content, how: 'lost', authorName: name },
    },
  ];
}

function start(id: string, { at }: Happening, known: Known): EntryDraft[] {
  if (isOngoing(known.meeting, known.now) || isBeforeEnd(at, known.meeting)) return [];
  return [started(id, known)];
}

function started(id: string, known: Known): EntryDraft {
  return byCreator(known, { kind: 'meetingStarted', meetingId: known.meeting.id }, id);
}

function join(one: Happening, known: Known): EntryDraft[] {
  const { meeting } = known;
  const person = memberOf(one, known);
  const isThere = person !== null && isOngoing(meeting, known.now) && isPresent(person, meeting);
  if (isBeforeEnd(one.at, meeting) || isThere) return [];
  const content = { kind: 'meetingJoined', meetingId: meeting.id, sessionId: null, isAgain: false } as const;
  return [
    ...start(one.startId, one, known),
    person
      ? draftEntry(person, { ...content, personId: person.id, personName: person.name }, one.id)
      : byCreator(known, { ...content, personId: null, personName: '' }, one.id),
  ];
}

function leave(one: Happening, known: Known): EntryDraft[] {
  const { meeting } = known;
  const person = memberOf(one, known);
  const content = { kind: 'meetingLeft', meetingId: meeting.id, sessionId: null, how: 'left' } as const;
  if (person) {
    if (!isPresent(person, meeting)) return [];
    return [draftEntry(person, { ...content, personId: person.id, personName: person.name }, one.id)];
  }
  // Which of the others is there is not kept: somebody can go where somebody has come.
  const session = meeting.sessions.at(-1);
  if (!session || session.endedAt !== null || session.others === 0) return [];
  return [byCreator(known, { ...content, personId: null, personName: '' }, one.id)];
}

function end({ id, at }: Happening, known: Known): EntryDraft[] {
  const session = known.meeting.sessions.at(-1);
  if (!session || session.endedAt !== null) return [];
  const milliseconds = Date.parse(at) - Date.parse(session.startedAt);
  // The end of an earlier time, told late.
  if (milliseconds < 0) return [];
  const seconds = Math.round(milliseconds / 1000);
  return [byCreator(known, { kind: 'meetingEnded', meetingId: known.meeting.id, seconds }, id)];
}

/** Null: nobody of the conversation. Who that is, is not taken down. */
function memberOf({ person }: Happening, { state }: Known): PersonRecord | null {
  return person && state.members.has(person.id) ? person : null;
}

function isPresent({ id }: PersonRecord, meeting: MeetingRecord): boolean {
  return meeting.present.some((one) => one.id === id);
}

/** Whether it happened before that which is over already. */
function isBeforeEnd(at: string, meeting: MeetingRecord): boolean {
  const endedAt = meeting.sessions.at(-1)?.endedAt ?? null;
  return endedAt !== null && Date.parse(at) < Date.parse(endedAt);
}

/** By who made the meeting, as he was called then: of itself it has no author. */
function byCreator(
  { meeting, state, companyId }: Known,
  content: WithoutAuthor<EntryContent>,
  id: string,
): EntryDraft {
  const { id: authorId, name } = meeting.createdBy;
  return {
    ...{ id, authorId },
    authorCompanyId: state.members.get(authorId)?.companyId ?? companyId,
    content: { ...content, authorName: name },
  };
}
