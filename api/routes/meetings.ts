import {
  meeting,
  meetingDiagnosis,
  meetingList,
  meetingSetup,
  meetingWish,
  newParticipant,
  newSignals,
  roomEntry,
} from '../contract/meetings.ts';
import type { Context } from '../domain/context.ts';
import { forbidden } from '../domain/errors.ts';
import { diagnoseMeetings } from '../domain/meetings/diagnoseMeetings.ts';
import { joinRoom } from '../domain/meetings/joinRoom.ts';
import { leaveRoom } from '../domain/meetings/leaveRoom.ts';
import type { MeetingRecord } from '../domain/meetings/meetingRecord.ts';
import { toMeetingView } from '../domain/meetings/meetingView.ts';
import { sendSignals } from '../domain/meetings/sendSignals.ts';
import { startMeeting } from '../domain/meetings/startMeeting.ts';
import { defineRoute, type Route } from './route.ts';

/** The meeting of each conversation, and the rooms of our own (rules VC1–VC4). */
export function meetingRoutes(context: Context): Route[] {
  const viewOf = (conversationId: string, record: MeetingRecord) =>
    toMeetingView(conversationId, record, context.clock.now());
  return [
    defineRoute({
      method: 'POST',
      path: '/api/conversations/:conversationId/meetings',
      access: 'member',
      summary:
        "Makes the conversation's one meeting or finds it again, and calls its people; 202: a person must make it",
      body: meetingWish,
      answers: { 201: meeting, 200: meeting, 202: meetingSetup },
      refusals: ['caseClosed', 'forbidden'],
      async handle({ person, bearer, state, body }) {
        const author = { person, isGuest: bearer.isGuest };
        const started = await startMeeting(context, author, { state, wish: body });
        if (started.outcome === 'byHand') return { status: 202, body: started.setup };
        return { status: started.isNew ? 201 : 200, body: viewOf(state.id, started.meeting) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/conversations/:conversationId/meetings',
      access: 'member',
      summary: "The conversation's meeting, with the times that people met; an empty list before the first",
      answers: { 200: meetingList },
      handle: ({ state }) =>
        Promise.resolve({
          status: 200,
          body: { items: state.meeting ? [viewOf(state.id, state.meeting)] : [] },
        }),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/meetings/:meetingId',
      access: 'meetingMember',
      summary: 'The meeting, and who is in it',
      answers: { 200: meeting },
      // Windows of a room ask when they are in doubt who is there: what other instances know is read first.
      async handle({ state, meeting: record }) {
        const newest = (await context.log.readNewest(state.id))?.meeting ?? record;
        return { status: 200, body: viewOf(state.id, newest) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/meetings/:meetingId/participants',
      access: 'meetingMember',
      summary: 'Comes into the room with a window; from another window the person moves here',
      body: newParticipant,
      answers: { 201: roomEntry, 200: roomEntry },
      refusals: ['caseClosed', 'forbidden', 'conflict', 'tooMany'],
      async handle({ person, state, meeting: record, body }) {
        const joined = await joinRoom(context, person, {
          ...{ conversationId: state.id, meetingId: record.id, sessionId: body.sessionId },
        });
        return {
          status: joined.isNew ? 201 : 200,
          body: {
            meeting: viewOf(state.id, joined.meeting),
            iceServers: context.meetings.iceServers(person.id),
          },
        };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/meetings/:meetingId/participants/:sessionId',
      access: 'meetingMember',
      summary: "Leaves the room with one's window; with the last one the meeting ends",
      answers: { 204: null },
      async handle({ person, state, params }) {
        const { sessionId = '' } = params;
        await leaveRoom(context, {
          ...{ conversationId: state.id, personId: person.id, sessionId, how: 'left' },
        });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/meetings/:meetingId/signals',
      access: 'meetingMember',
      summary: 'From a window in the room to another: what they need to connect',
      body: newSignals,
      answers: { 204: null },
      refusals: ['conflict'],
      async handle({ person, state, meeting: record, body }) {
        await sendSignals(context, person, { conversationId: state.id, meeting: record, signals: body });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/meeting-providers',
      access: 'person',
      summary:
        'For administrators and dispatchers of GFMS: which ways to a meeting are open, and why the others are not',
      answers: { 200: meetingDiagnosis },
      refusals: ['forbidden'],
      async handle({ person }) {
        if (person.role !== 'administrator' && person.role !== 'dispatcher') {
          throw forbidden('This is for administrators and dispatchers of GFMS.');
        }
        return { status: 200, body: await diagnoseMeetings(context.meetings.providers) };
      },
    }),
  ];
}
