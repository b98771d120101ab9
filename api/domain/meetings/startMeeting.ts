import type { MeetingSetup, MeetingWish } from '../../contract/meetings.ts';
import type { Context } from '../context.ts';
import type { ConversationState } from '../conversationState.ts';
import { draftEntry } from '../drafts.ts';
import type { EntryDraft, NewMeeting } from '../entries.ts';
import { DomainError, invalid } from '../errors.ts';
import type { PersonRecord } from '../ports.ts';
import { threadOfLink } from './threadOfLink.ts';
import { isRoomAllowed } from './isRoomAllowed.ts';
import { makeMeetingId } from './meetingIds.ts';
import type { WantedMeeting } from './meetingPorts.ts';
import type { MeetingRecord } from './meetingRecord.ts';
import { isOngoing } from './meetingView.ts';
import { provideMeeting, type ProvidedMeeting } from './provideMeeting.ts';
import { readMeetingLink } from './readMeetingLink.ts';
import { requireMeetable } from './requireMeeting.ts';

/** Microsoft ends links of Teams meetings so long after their end (message centre MC772556); of ours the end may be untold. */
const unusedDays = 60;

export type Started =
  | { outcome: 'meeting'; state: ConversationState; meeting: MeetingRecord; isNew: boolean }
  | { outcome: 'byHand'; setup: MeetingSetup };

/**
 * Video Conference was pressed (rules VC1, VC2): the conversation's meeting is made or found again, and where nobody
 * meets in it yet, all are called to it. Throws `notFound`, `caseClosed`, `invalid` for a link that is none of a Teams
 * meeting, `forbidden` for a room that is not allowed.
 */
export async function startMeeting(
  context: Context,
  author: { person: PersonRecord; isGuest: boolean },
  wanted: { state: ConversationState; wish: MeetingWish },
): Promise<Started> {
  const { wish } = wanted;
  requireMeetable(wanted.state, author.person);
  const id = await makeMeetingId(wanted.state.id);
  if (wish.joinUrl !== undefined) return useLink(context, author.person, { ...wanted, id });
  if (wish.use === 'room') return useRoom(context, author.person, { ...wanted, id });
  const known = (await context.log.readNewest(wanted.state.id)) ?? wanted.state;
  requireMeetable(known, author.person);
  if (known.meeting && (await isValid(context, known.meeting))) {
    return open(context, author.person, { conversationId: known.id, made: null, insteadOf: null });
  }
  // Under the same name Graph might give the old link again.
  const meetingId = known.meeting ? `${id} after ${known.meeting.createdAt}` : id;
  const asked: WantedMeeting = { meetingId, subject: subjectOf(known), isGuest: author.isGuest };
  const provided = await provideMeeting(context.meetings.providers, asked);
  if (provided.outcome !== 'meeting') {
    return { outcome: 'byHand', setup: await toSetup(context, author, { state: known, provided }) };
  }
  const { joinUrl, threadId } = provided;
  const made: NewMeeting = { id, kind: joinUrl === null ? 'room' : 'graph', joinUrl, threadId };
  return open(context, author.person, { conversationId: known.id, made, insteadOf: known.meeting });
}

async function useLink(
  context: Context,
  person: PersonRecord,
  wanted: { state: ConversationState; wish: MeetingWish; id: string },
): Promise<Started> {
  const joinUrl = readMeetingLink(wanted.wish.joinUrl ?? '');
  if (joinUrl === null || !context.meetings.takesLinks) {
    throw invalid('joinUrl', 'is no link of a Teams meeting');
  }
  const made: NewMeeting = { id: wanted.id, kind: 'link', joinUrl, threadId: threadOfLink(joinUrl) };
  return open(context, person, { conversationId: wanted.state.id, made, insteadOf: 'any' });
}

async function useRoom(
  context: Context,
  person: PersonRecord,
  wanted: { state: ConversationState; id: string },
): Promise<Started> {
  if (!(await isRoomAllowed(context))) {
    throw new DomainError('forbidden', 'Rooms in the browser are not allowed here.');
  }
  const made: NewMeeting = { id: wanted.id, kind: 'room', joinUrl: null, threadId: null };
  return open(context, person, { conversationId: wanted.state.id, made, insteadOf: 'any' });
}

/**
 * Decided on the newest state, so that of two who press at once, on whatever instances, the first one's is made.
 * `insteadOf`: the meeting that is of no use any more; `any` where a person has chosen.
 */
async function open(
  context: Context,
  person: PersonRecord,
  wanted: { conversationId: string; made: NewMeeting | null; insteadOf: MeetingRecord | 'any' | null },
): Promise<Started> {
  const { conversationId, made, insteadOf } = wanted;
  // Before: whoever is told of in a meeting that nobody finds is lost. One that is not made is never asked for.
  if (made?.threadId) await context.meetings.threads.put(made.threadId, conversationId);
  const { state, entries } = await context.log.append(conversationId, (newest) => {
    requireMeetable(newest, person);
    const drafts: EntryDraft[] = [];
    const isNew = made !== null && replaces(made, { known: newest.meeting, insteadOf });
    if (isNew) drafts.push(draftEntry(person, { kind: 'meetingCreated', meeting: made }));
    const isCalled = !isNew && newest.meeting !== null && isOngoing(newest.meeting, context.clock.now());
    const id = newest.meeting?.id ?? made?.id;
    if (!isCalled && id !== undefined) {
      drafts.push(draftEntry(person, { kind: 'meetingStarted', meetingId: id }));
    }
    return drafts;
  });
  if (!state.meeting) throw new Error('a meeting that was made is not in the state');
  const isNew = entries.some(({ kind }) => kind === 'meetingCreated');
  return { outcome: 'meeting', state, meeting: state.meeting, isNew };
}

/** What somebody else has made in the same moment stays. */
function replaces(
  made: NewMeeting,
  there: { known: MeetingRecord | null; insteadOf: MeetingRecord | 'any' | null },
): boolean {
  const { known, insteadOf } = there;
  if (!known) return true;
  if (insteadOf !== 'any' && insteadOf?.createdAt !== known.createdAt) return false;
  return known.kind !== made.kind || known.joinUrl !== made.joinUrl;
}

/** A stored meeting that one can still come into. */
async function isValid(context: Context, meeting: MeetingRecord): Promise<boolean> {
  if (meeting.kind === 'room') return isRoomAllowed(context);
  const usedAt = meeting.sessions.at(-1)?.startedAt ?? meeting.createdAt;
  return context.clock.now().getTime() - Date.parse(usedAt) < unusedDays * 86_400_000;
}

/** Whoever organises may read it: the name of a direct chat is its company's own (rule CV1). */
function subjectOf(state: ConversationState): string {
  if (state.case) return `${state.case.number} · ${state.case.title}`;
  return state.sideRoomOf ?? 'Conferencing';
}

async function toSetup(
  context: Context,
  author: { person: PersonRecord; isGuest: boolean },
  shown: {
    state: ConversationState;
    provided: Exclude<ProvidedMeeting, { outcome: 'meeting' }>;
  },
): Promise<MeetingSetup> {
  const { state, provided } = shown;
  return {
    scheduleUrl: provided.scheduleUrl,
    mayPaste: context.meetings.takesLinks,
    mayUseRoom: provided.mayUseRoom,
    callees: await addressesOf(context, { state, but: author.person.id }),
    reasons: provided.reasons,
  };
}

/** Teams calls few people at once. */
const mostCallees = 20;

async function addressesOf(
  context: Context,
  of: { state: ConversationState; but: string },
): Promise<string[]> {
  const ids = [...of.state.members.keys()].filter((id) => id !== of.but).slice(0, mostCallees);
  const people = await Promise.all(ids.map((id) => context.directory.findPerson(id)));
  return people.flatMap((person) => (person?.email ? [person.email] : []));
}
