import type { Context } from '../../../api/domain/context.ts';
import { ConversationLog } from '../../../api/domain/conversationLog.ts';
import { hearMeetingEvent, type MeetingEvent } from '../../../api/domain/meetings/hearMeetingEvent.ts';
import { adding, buildCase, buildPerson, by, gfms, rossi } from '../../builders/entries.ts';
import { createMemoryLogStore } from '../../builders/memoryLogStore.ts';

const conversationId = 'conversation';
const threadId = '19:meeting_abc@thread.v2';
const identityOf = (id: string) => ({ tenantId: 'rossi', objectId: id });
const marco = buildPerson('marco', { identities: [identityOf('marco')] });
const giulia = buildPerson('giulia', { identities: [identityOf('giulia')] });
const begin = Date.parse('2026-11-25T12:00:00Z');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const hour = 3600;

/** A meeting that Marco and Giulia have been in since noon. */
async function openMeeting() {
  let now = begin;
  const clock = { now: () => new Date(now) };
  const entries = createMemoryLogStore(() => now);
  const log = new ConversationLog({ store: entries, clock, log: silent, feedReached: Infinity });
  const directory: Pick<Context['directory'], 'findByIdentity' | 'findPerson'> = {
    findByIdentity: async ({ objectId }) => [marco, giulia].find(({ id }) => id === objectId) ?? null,
    findPerson: async (personId) => [marco, giulia].find(({ id }) => id === personId) ?? null,
  };
  const threads = { find: async () => conversationId };
  const context = { log, entries, clock, directory, meetings: { threads } } as unknown as Context;
  const hear = (what: MeetingEvent['what'], who: string[] = [], at = clock.now()) =>
    hearMeetingEvent(context, { what, at: at.toISOString(), threadId, people: who.map(identityOf) });
  const meeting = { id: 'conversation.meeting', kind: 'graph', joinUrl: 'https://t', threadId } as const;
  await log.append(conversationId, () => [
    by(marco, { kind: 'caseCreated', case: buildCase(), companies: [rossi, gfms] }),
    adding(marco, marco),
    adding(marco, giulia),
    by(marco, { kind: 'meetingCreated', meeting }),
  ]);
  await hear('started');
  await hear('joined', ['marco', 'giulia']);
  return {
    hear,
    clock,
    pass: (seconds: number) => (now += seconds * 1000),
    known: async () => (await log.readNewest(conversationId))!.meeting!,
    present: async () => (await log.readNewest(conversationId))!.meeting!.present.map(({ id }) => id),
    /** What the log tells of the meeting since then. */
    async told() {
      const all = (await entries.readTail(conversationId, 4)).slice(3);
      return all.map(({ kind, authorId, content }) =>
        [kind, authorId, ...(content.kind === 'meetingLeft' ? [content.how] : [])].join(' '),
      );
    },
  };
}

test('[VC3] a new beginning ends the being there of those whose leaving was never told, and calls everybody', async () => {
  const meeting = await openMeeting();
  meeting.pass(24 * hour);
  await meeting.hear('started');
  expect(await meeting.told()).toEqual([
    'meetingLeft marco lost',
    'meetingLeft giulia lost',
    'meetingStarted marco',
  ]);
  await meeting.hear('joined', ['giulia']);
  expect(await meeting.present()).toEqual(['giulia']);
  const { sessions } = await meeting.known();
  expect(sessions.map(({ endedAt, people }) => [endedAt, people.length])).toEqual([
    [null, 2],
    [null, 1],
  ]);
});

test('[VC3] [RL5] such a beginning, told again, has no second effect', async () => {
  const meeting = await openMeeting();
  meeting.pass(24 * hour);
  const at = meeting.clock.now();
  await meeting.hear('started', [], at);
  await meeting.hear('joined', ['marco']);
  meeting.pass(hour);
  await meeting.hear('started', [], at);
  expect(await meeting.told()).toHaveLength(4);
  expect(await meeting.present()).toEqual(['marco']);
});

test('[VC3] whoever had come again before the new beginning was told stays', async () => {
  const meeting = await openMeeting();
  meeting.pass(hour);
  await meeting.hear('left', ['giulia']);
  meeting.pass(hour);
  await meeting.hear('joined', ['giulia']);
  await meeting.hear('started');
  expect(await meeting.present()).toEqual(['giulia']);
});

test.each([
  ['told late', -60],
  ['told after those who came, by a clock that goes before ours', 30],
  ['with a time that has not come yet', 600],
])('[VC3] a beginning %s takes nobody out', async (_name, seconds) => {
  const meeting = await openMeeting();
  meeting.pass(5);
  await meeting.hear('started', [], new Date(begin + seconds * 1000));
  expect(await meeting.told()).toEqual([]);
  expect(await meeting.present()).toEqual(['marco', 'giulia']);
});
