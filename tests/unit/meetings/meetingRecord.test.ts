import fc from 'fast-check';
import { toMeetingView } from '../../../api/domain/meetings/meetingView.ts';
import { meeting as meetingContract } from '../../../api/contract/meetings.ts';
import { adding, buildCase, buildLog, buildPerson, by, fold, gfms, rossi } from '../../builders/entries.ts';
import { meetingDraft, meetingId } from '../../builders/meetingDrafts.ts';

const people = [buildPerson('marco'), buildPerson('giulia'), buildPerson('anna', { role: 'engineer' })];
const [marco, giulia] = people;
const born = [
  by(marco!, { kind: 'caseCreated', case: buildCase(), companies: [rossi, gfms] }),
  ...people.map((person) => adding(marco!, person)),
];
const created = by(marco!, {
  kind: 'meetingCreated',
  meeting: { id: meetingId, kind: 'room', joinUrl: null, threadId: null },
});
const started = by(marco!, { kind: 'meetingStarted', meetingId });
const joined = (person: typeof marco, sessionId = 'one') =>
  by(person!, {
    ...{ kind: 'meetingJoined', meetingId, sessionId, isAgain: false },
    ...{ personId: person!.id, personName: person!.name },
  });
const left = (person: typeof marco, sessionId = 'one') =>
  by(person!, {
    ...{ kind: 'meetingLeft', meetingId, sessionId, how: 'left' },
    ...{ personId: person!.id, personName: person!.name },
  });

test('[VC1] [VC3] whatever is told in whatever order, nobody is there twice, and the newest times come first', async () => {
  const anything = fc.array(meetingDraft(people), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(anything, async (drafts) => {
      const entries = await buildLog('conversation', [...born, ...drafts]);
      const { meeting } = fold('conversation', entries);
      if (!meeting) return;
      const view = toMeetingView('conversation', meeting, new Date('2027-01-01'));
      expect(meetingContract.parse(view)).toEqual(view);
      const ids = view.present.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      // Days later nobody is in a Teams meeting any more, whatever was not told.
      expect(view.isOngoing).toBe(meeting.kind === 'room' && ids.length > 0);
      const sequences = view.sessions.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...sequences].sort((a, b) => b - a));
      for (const { endedAt, startedAt } of view.sessions) {
        if (endedAt !== null) expect(endedAt >= startedAt).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test('[VC1] keeps the last fifty times, whatever became of the others', async () => {
  const often = Array.from({ length: 60 }, () => [started, joined(marco), left(marco)]).flat();
  const entries = await buildLog('conversation', [
    ...born,
    created,
    ...often.map((one, at) => ({ ...one, id: `${at}` })),
  ]);
  expect(fold('conversation', entries).meeting?.sessions).toHaveLength(50);
});

test('[VC4] [CV4] who is removed is in the meeting no more, and with the last one it is over', async () => {
  const removed = (person: typeof marco) =>
    by(marco!, { kind: 'memberRemoved', personId: person!.id, personName: person!.name, how: 'removed' });
  const before = [...born, created, started, joined(marco), joined(giulia)];
  const one = fold('conversation', await buildLog('conversation', [...before, removed(giulia)])).meeting;
  expect(one?.present.map(({ id }) => id)).toEqual(['marco']);
  expect(one?.sessions.at(-1)?.endedAt).toBeNull();
  const none = fold(
    'conversation',
    await buildLog('conversation', [...before, left(marco), removed(giulia)]),
  ).meeting;
  expect(none?.present).toEqual([]);
  expect(none?.sessions.at(-1)?.endedAt).not.toBeNull();
});

test('[VC1] a call that nobody has followed ends by itself: sooner in a room than in Teams, which may not tell', async () => {
  const { meeting } = fold('conversation', await buildLog('conversation', [...born, created, started]));
  const after = (minutes: number) => new Date(Date.parse(meeting!.sessions[0]!.startedAt) + minutes * 60_000);
  const isOngoing = (kind: 'room' | 'graph', minutes: number) =>
    toMeetingView('conversation', { ...meeting!, kind }, after(minutes)).isOngoing;
  expect([isOngoing('room', 9), isOngoing('room', 11)]).toEqual([true, false]);
  expect([isOngoing('graph', 119), isOngoing('graph', 121)]).toEqual([true, false]);
});
