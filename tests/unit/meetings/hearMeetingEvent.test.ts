import fc from 'fast-check';
import type { Context } from '../../../api/domain/context.ts';
import { ConversationLog } from '../../../api/domain/conversationLog.ts';
import type { NewMeeting } from '../../../api/domain/entries.ts';
import { hearMeetingEvent, type MeetingEvent } from '../../../api/domain/meetings/hearMeetingEvent.ts';
import { threadOfLink } from '../../../api/domain/meetings/threadOfLink.ts';
import type { PersonRecord } from '../../../api/domain/ports.ts';
import { adding, buildCase, buildPerson, by, gfms, rossi } from '../../builders/entries.ts';
import { createMemoryLogStore } from '../../builders/memoryLogStore.ts';

const conversationId = 'conversation';
const threadId = '19:meeting_abc@thread.v2';
const identityOf = (id: string) => ({ tenantId: 'rossi', objectId: id });
const knownPerson = (id: string) => buildPerson(id, { identities: [identityOf(id)] });
const [marco, giulia, carla] = ['marco', 'giulia', 'carla'].map(knownPerson) as [
  PersonRecord,
  PersonRecord,
  PersonRecord,
];
const begin = Date.parse('2026-11-25T12:00:00Z');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A conversation of Marco and Giulia that meets in Teams; Carla is set up, but no member of it. */
async function openMeeting(ofMeeting: { threadId?: string } = {}) {
  let now = begin;
  const clock = { now: () => new Date(now) };
  const entries = createMemoryLogStore(() => now);
  const log = new ConversationLog({ store: entries, clock, log: silent, feedReached: Infinity });
  const directory: Pick<Context['directory'], 'findByIdentity' | 'findPerson'> = {
    findByIdentity: async ({ objectId }) => [marco, giulia, carla].find(({ id }) => id === objectId) ?? null,
    findPerson: async (personId) => [marco, giulia, carla].find(({ id }) => id === personId) ?? null,
  };
  const threads = { find: async (id: string) => (id === threadId ? conversationId : null) };
  const context = { log, entries, clock, directory, meetings: { threads } } as unknown as Context;
  const meeting: NewMeeting = {
    ...{ id: 'conversation.meeting', kind: 'link', joinUrl: 'https://t', threadId },
    ...ofMeeting,
  };
  await log.append(conversationId, () => [
    by(marco, { kind: 'caseCreated', case: buildCase(), companies: [rossi, gfms] }),
    adding(marco, marco),
    adding(marco, giulia),
    by(marco, { kind: 'meetingCreated', meeting }),
  ]);
  return {
    pass: (seconds: number) => (now += seconds * 1000),
    append: log.append.bind(log, conversationId),
    hear: (what: MeetingEvent['what'], fields: Partial<MeetingEvent> & { who?: string[] } = {}) => {
      const { who = [], ...more } = fields;
      const event = { what, at: clock.now().toISOString(), threadId, people: who.map(identityOf), ...more };
      return hearMeetingEvent(context, event).then(() => event);
    },
    again: (event: MeetingEvent) => hearMeetingEvent(context, event),
    state: async () => (await log.readNewest(conversationId))!,
    /** What the log tells of the meeting, after its creation. */
    async told() {
      const all = await entries.readTail(conversationId, 4);
      return all.map(({ kind, authorId, content }) =>
        [
          kind,
          authorId,
          ...('personId' in content ? [content.personId, content.personName] : []),
          ...('seconds' in content ? [content.seconds] : []),
        ].join(' '),
      );
    },
  };
}

test('[VC3] a meeting begins, people come and go, and it ends: the log tells who, when and how long', async () => {
  const meeting = await openMeeting();
  await meeting.hear('started');
  meeting.pass(10);
  await meeting.hear('joined', { who: ['marco', 'giulia'] });
  meeting.pass(50);
  await meeting.hear('left', { who: ['giulia'] });
  expect((await meeting.state()).meeting?.present.map(({ id }) => id)).toEqual(['marco']);
  meeting.pass(60);
  await meeting.hear('ended');
  expect(await meeting.told()).toEqual([
    'meetingStarted marco',
    'meetingJoined marco marco marco',
    'meetingJoined giulia giulia giulia',
    'meetingLeft giulia giulia giulia',
    'meetingEnded marco 120',
  ]);
  const { meeting: record } = await meeting.state();
  expect(record?.present).toEqual([]);
  expect(record?.sessions.at(-1)?.people.map(({ id }) => id)).toEqual(['marco', 'giulia']);
});

test('[VC3] [SE2] who is no member has no name here, known or not, and counts', async () => {
  const meeting = await openMeeting();
  await meeting.hear('joined', { who: ['carla', 'nobody', '', ''] });
  await meeting.hear('left', { who: ['carla'] });
  expect(await meeting.told()).toEqual([
    'meetingStarted marco',
    ...Array.from({ length: 4 }, () => 'meetingJoined marco  '),
    'meetingLeft marco  ',
  ]);
  const { meeting: record } = await meeting.state();
  expect(record?.sessions.at(-1)).toMatchObject({ people: [], others: 4 });
  expect(JSON.stringify(record)).not.toContain('carla');
});

test('[VC3] a press has called already: the beginning is not told twice, and a joining without one brings it', async () => {
  const pressed = await openMeeting();
  await pressed.append(() => [by(giulia, { kind: 'meetingStarted', meetingId: 'conversation.meeting' })]);
  pressed.pass(5);
  await pressed.hear('started');
  expect(await pressed.told()).toEqual(['meetingStarted giulia']);
  const unpressed = await openMeeting();
  await unpressed.hear('joined', { who: ['giulia'] });
  await unpressed.hear('started');
  expect(await unpressed.told()).toEqual(['meetingStarted marco', 'meetingJoined giulia giulia giulia']);
});

test('[VC3] a closed case takes it down too, but neither another chat nor a meeting that is used no more', async () => {
  const closed = await openMeeting();
  await closed.append(() => [by(marco, { kind: 'caseChanged', changes: { state: 'closed' } })]);
  await closed.hear('joined', { who: ['giulia'] });
  expect((await closed.told()).at(-1)).toBe('meetingJoined giulia giulia giulia');
  const other = await openMeeting({ threadId: '19:newer@thread.v2' });
  await other.hear('started');
  await other.hear('started', { threadId: '19:newer@thread.v2' });
  expect(await other.told()).toEqual([]);
});

test('[VC3] what is told too late changes nothing: a joining after the end, the end of an earlier time', async () => {
  const meeting = await openMeeting();
  const early = new Date(begin - 1000).toISOString();
  await meeting.hear('left', { who: ['marco'] });
  await meeting.hear('ended');
  expect(await meeting.told()).toEqual([]);
  await meeting.hear('started');
  await meeting.hear('ended', { at: early });
  expect((await meeting.state()).meeting?.sessions.at(-1)?.endedAt).toBeNull();
  meeting.pass(60);
  await meeting.hear('ended');
  await meeting.hear('joined', { who: ['giulia'], at: early });
  await meeting.hear('started', { at: early });
  expect(await meeting.told()).toEqual(['meetingStarted marco', 'meetingEnded marco 60']);
  meeting.pass(60);
  await meeting.hear('joined', { who: ['giulia'] });
  expect((await meeting.state()).meeting?.sessions).toHaveLength(2);
});

const someEvent = fc.record({
  what: fc.constantFrom('started', 'ended', 'joined', 'left'),
  who: fc.subarray(['marco', 'giulia', 'carla', 'nobody', '']),
  pass: fc.integer({ min: 1, max: 9_000 }),
  /** Told so much later than it was, in seconds. */
  late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9_000 })),
});

test('[VC3] [VC1] an end that was never told does not hold a meeting open: the next one is told of', async () => {
  const meeting = await openMeeting();
  await meeting.hear('started');
  await meeting.hear('joined', { who: ['giulia'] });
  meeting.pass(31 * 3600);
  await meeting.hear('joined', { who: ['giulia'] });
  const { sessions, present } = (await meeting.state()).meeting!;
  expect(sessions.map(({ people }) => people.map(({ id }) => id))).toEqual([['giulia'], ['giulia']]);
  expect(present.map(({ since }) => since)).toEqual([new Date(begin + 31 * 3_600_000).toISOString()]);
});

test('[VC3] [RL5] in any order and however late: nobody is there who left last, nobody twice, no stranger', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someEvent, { maxLength: 25 }), async (events) => {
      const meeting = await openMeeting();
      const last = new Map<string, string>();
      let time = begin;
      for (const { what, who, pass, late } of events) {
        meeting.pass(pass);
        time += pass * 1000;
        await meeting.hear(what, { who, at: new Date(time - late * 1000).toISOString() });
        if (what === 'joined' || what === 'left') for (const one of who) last.set(one, what);
        const { present, sessions } = (await meeting.state()).meeting!;
        const ids = present.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) {
          expect(['marco', 'giulia']).toContain(id);
          expect(last.get(id)).toBe('joined');
        }
        if (ids.length > 0) expect(sessions.at(-1)?.endedAt).toBeNull();
      }
      for (const one of await meeting.told()) expect(one).not.toMatch(/carla|nobody/);
    }),
    { numRuns: 60 },
  );
});

test('[VC3] [RL5] what was taken down has no second effect, whenever it is told again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someEvent, { maxLength: 15 }), async (events) => {
      const meeting = await openMeeting();
      const effective: MeetingEvent[] = [];
      for (const { what, who, pass } of events) {
        meeting.pass(pass);
        const people = who.slice(0, 1);
        const before = (await meeting.state()).sequence;
        const event = await meeting.hear(what, { who: people });
        if ((await meeting.state()).sequence > before) effective.push(event);
        const { sequence } = await meeting.state();
        for (const one of effective) await meeting.again(one);
        expect((await meeting.state()).sequence).toBe(sequence);
      }
    }),
    { numRuns: 60 },
  );
});

test('[VC3] the chat of a link, or none: whatever is pasted', () => {
  const link = (part: string) => threadOfLink(`https://teams.microsoft.com/l/meetup-join/${part}`);
  expect(link('19%3ameeting_MjdhNjM4%40thread.v2/0?context=%7b%7d')).toBe('19:meeting_MjdhNjM4@thread.v2');
  expect(link('19:meeting_a-b@thread.v2')).toBe('19:meeting_a-b@thread.v2');
  expect(link('19%3aa_b%40unq.gbl.spaces/0')).toBe('19:a_b@unq.gbl.spaces');
  expect(link('19%3aabc%40thread.tacv2/1616990032035?context=x')).toBe(
    '19:abc@thread.tacv2;messageid=1616990032035',
  );
  expect(link('19%3aabc%40thread.tacv2/0')).toBe('19:abc@thread.tacv2');
  for (const none of ['19%3', '%', '19%3aabc%40evil.example/0', '28%3aabc%40thread.v2', '', '?']) {
    expect(link(none)).toBeNull();
  }
  expect(threadOfLink('https://teams.microsoft.com/meet/123?p=x')).toBeNull();
  fc.assert(fc.property(fc.string(), (part) => void link(part)));
});
