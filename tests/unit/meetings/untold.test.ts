import type { Context } from '../../../api/domain/context.ts';
import { ConversationLog } from '../../../api/domain/conversationLog.ts';
import { DomainError } from '../../../api/domain/errors.ts';
import { isOngoing, toMeetingView } from '../../../api/domain/meetings/meetingView.ts';
import { startMeeting } from '../../../api/domain/meetings/startMeeting.ts';
import { adding, buildCase, buildLog, buildPerson, by, fold, gfms, rossi } from '../../builders/entries.ts';
import { createMemoryLogStore } from '../../builders/memoryLogStore.ts';

const marco = buildPerson('marco');
const born = [
  by(marco, { kind: 'caseCreated', case: buildCase(), companies: [rossi, gfms] }),
  adding(marco, marco),
];
const hour = 3_600_000;

test.each(['graph', 'room'] as const)(
  '[VC3] who never left a meeting (%s) is not in it for ever',
  async (kind) => {
    const id = 'conversation.meeting';
    const person = { personId: 'marco', personName: 'Marco', sessionId: null };
    const entries = await buildLog('conversation', [
      ...born,
      by(marco, { kind: 'meetingCreated', meeting: { id, kind, joinUrl: null, threadId: null } }),
      by(marco, { kind: 'meetingStarted', meetingId: id }),
      by(marco, { kind: 'meetingJoined', meetingId: id, ...person, isAgain: false }),
    ]);
    const meeting = fold('conversation', entries).meeting!;
    const after = (hours: number) => new Date(Date.parse(meeting.present[0]!.since) + hours * hour);
    expect(isOngoing(meeting, after(29))).toBe(true);
    // Of a room of our own it is known.
    expect(isOngoing(meeting, after(31))).toBe(kind === 'room');
    expect(toMeetingView('conversation', meeting, after(31)).present).toHaveLength(kind === 'room' ? 1 : 0);
  },
);

test('[VC3] [VC1] a press brings what the store did not take at the press before', async () => {
  const clock = { now: () => new Date('2026-11-25T12:00:00Z') };
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const store = createMemoryLogStore(() => clock.now().getTime());
  const log = new ConversationLog({ store, clock, log: silent, feedReached: Infinity });
  const threads = new Map<string, string>();
  let isAway = true;
  const put = async (threadId: string, id: string) => {
    if (isAway) throw new DomainError('unavailable', 'away');
    threads.set(threadId, id);
  };
  const graph = {
    name: 'graph',
    provide: async () => ({ outcome: 'meeting', joinUrl: 'https://t', threadId: '19:a@thread.v2' }),
    check: async () => ({ reason: null, detail: null }),
  };
  const context = { log, clock, meetings: { providers: [graph], threads: { put } } } as unknown as Context;
  await log.append('conversation', () => born);
  const press = async () => {
    const state = (await log.readNewest('conversation'))!;
    return startMeeting(context, { person: marco, isGuest: false }, { state, wish: {} });
  };
  await expect(press()).rejects.toMatchObject({ code: 'unavailable' });
  isAway = false;
  await press();
  expect(threads.get('19:a@thread.v2')).toBe('conversation');
});
