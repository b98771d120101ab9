import type { Context } from '../../../api/domain/context.ts';
import { ConversationLog } from '../../../api/domain/conversationLog.ts';
import type { MeetingProvider, WantedMeeting } from '../../../api/domain/meetings/meetingPorts.ts';
import { startMeeting } from '../../../api/domain/meetings/startMeeting.ts';
import { adding, buildCase, buildPerson, by, gfms, rossi } from '../../builders/entries.ts';
import { createMemoryLogStore } from '../../builders/memoryLogStore.ts';

const conversationId = 'conversation';
const marco = buildPerson('marco');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const day = 86_400_000;

/** A way that gives a Teams meeting for each name that it is asked for. */
function createTeams(asked: WantedMeeting[]): MeetingProvider {
  return {
    name: 'graph',
    provide(wanted) {
      asked.push(wanted);
      const joinUrl = `https://teams.microsoft.com/meet/${encodeURIComponent(wanted.meetingId)}`;
      return Promise.resolve({ outcome: 'meeting', joinUrl, threadId: `thread of ${wanted.meetingId}` });
    },
    check: () => Promise.resolve({ reason: null, detail: null }),
  };
}

async function open() {
  let now = Date.parse('2026-11-25T12:00:00Z');
  const clock = { now: () => new Date(now) };
  const log = new ConversationLog({
    store: createMemoryLogStore(() => now),
    clock,
    log: silent,
    feedReached: Infinity,
  });
  const asked: WantedMeeting[] = [];
  const threads = new Map<string, string>();
  const meetings = {
    providers: [createTeams(asked)],
    threads: {
      put: async (threadId: string, id: string) => void threads.set(threadId, id),
      find: async () => null,
    },
  };
  const context = { log, clock, meetings } as unknown as Context;
  await log.append(conversationId, () => [
    by(marco, { kind: 'caseCreated', case: buildCase(), companies: [rossi, gfms] }),
    adding(marco, marco),
  ]);
  return {
    asked,
    threads,
    pass: (milliseconds: number) => (now += milliseconds),
    async press() {
      const state = (await log.readNewest(conversationId))!;
      const started = await startMeeting(context, { person: marco, isGuest: false }, { state, wish: {} });
      if (started.outcome !== 'meeting') throw new Error('there is no meeting');
      return started;
    },
  };
}

test('[VC1] a stored link is of use for 60 days after it was last used, then Graph is asked for another one', async () => {
  const { asked, pass, press, threads } = await open();
  const first = await press();
  pass(59 * day);
  expect((await press()).meeting.joinUrl).toBe(first.meeting.joinUrl);
  pass(59 * day);
  expect((await press()).meeting.joinUrl).toBe(first.meeting.joinUrl);
  expect(asked).toHaveLength(1);
  pass(61 * day);
  const next = await press();
  expect(next).toMatchObject({ isNew: true, meeting: { id: first.meeting.id } });
  expect(next.meeting.joinUrl).not.toBe(first.meeting.joinUrl);
  expect(next.meeting.sessions).toHaveLength(4);
  expect(asked.map(({ meetingId }) => meetingId)).toEqual([
    first.meeting.id,
    `${first.meeting.id} after ${first.meeting.createdAt}`,
  ]);
  expect([...threads.values()]).toEqual([conversationId, conversationId]);
});

test('[VC1] a Teams meeting that tells nothing calls again after two hours, not before', async () => {
  const { pass, press } = await open();
  await press();
  pass(119 * 60_000);
  expect((await press()).meeting.sessions).toHaveLength(1);
  pass(2 * 60_000);
  expect((await press()).meeting.sessions).toHaveLength(2);
});
