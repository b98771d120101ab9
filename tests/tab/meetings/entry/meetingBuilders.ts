import type { Meeting, MeetingSession, MeetingSetup } from '../../../../api/contract/meetings.ts';
import type { Message } from '../../../../api/contract/messages.ts';
import { aLine, at, people } from '../../messages/builders.ts';

export const meetingId = 'hero.0f8b3c1e-1111-4222-8333-444455557777';
export const joinUrl = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0';

const named = ({ id, name, companyId }: typeof people.anna) => ({ id, name, companyId });

export function aSession(change: Partial<MeetingSession> = {}): MeetingSession {
  return {
    sequence: 12,
    startedAt: at('22:00'),
    startedBy: named(people.marco),
    endedAt: at('22:14'),
    people: [named(people.marco), named(people.anna)],
    others: 0,
    ...change,
  };
}

/** A Teams meeting in which Marco and Anna are. */
export function aMeeting(change: Partial<Meeting> = {}): Meeting {
  return {
    id: meetingId,
    conversationId: 'hero',
    kind: 'graph',
    joinUrl,
    createdAt: at('22:00'),
    createdBy: named(people.marco),
    isOngoing: true,
    present: [people.marco, people.anna].map((one) => ({
      ...named(one),
      since: at('22:01'),
      sessionId: null,
    })),
    sessions: [aSession({ endedAt: null })],
    ...change,
  };
}

export const anOldMeeting = (sessions = [aSession()]) =>
  aMeeting({ isOngoing: false, present: [], sessions });

export function aSetup(change: Partial<MeetingSetup> = {}): MeetingSetup {
  return {
    scheduleUrl: 'https://teams.microsoft.com/l/meeting/new?subject=SC-2026-000123',
    mayPaste: true,
    mayUseRoom: true,
    callees: ['anna@gfms.example', 'luis@gfms.example'],
    reasons: [{ provider: 'graph', reason: 'noConsent' }],
    ...change,
  };
}

type Of = typeof people.anna;

export const began = (sequence: number): Message =>
  aLine({ sequence, line: { type: 'meetingStarted', meetingId } });
export const joined = (sequence: number, { id, name }: Of): Message =>
  aLine({ sequence, line: { type: 'meetingJoined', personId: id, personName: name } });
export const left = (sequence: number, { id, name }: Of): Message =>
  aLine({ sequence, line: { type: 'meetingLeft', personId: id, personName: name } });
export const ended = (sequence: number, minutes: number): Message =>
  aLine({ sequence, line: { type: 'meetingEnded', seconds: minutes * 60 } });
