import fc from 'fast-check';
import type { ProviderReason } from '../../../api/contract/meetings.ts';
import { createRoomProvider } from '../../../api/domain/meetings/createRoomProvider.ts';
import { createScheduleProvider } from '../../../api/domain/meetings/createScheduleProvider.ts';
import { diagnoseMeetings } from '../../../api/domain/meetings/diagnoseMeetings.ts';
import type { MeetingProvider } from '../../../api/domain/meetings/meetingPorts.ts';
import { provideMeeting } from '../../../api/domain/meetings/provideMeeting.ts';
import { aWish } from './openGraph.ts';

const joinUrl = 'https://teams.microsoft.com/meet/1';

function aGraph(reason: ProviderReason | null = null): MeetingProvider {
  return {
    name: 'graph',
    provide: async () =>
      reason ? { outcome: 'none', reason } : { outcome: 'meeting', joinUrl, threadId: '19:1' },
    check: async () => ({ reason, detail: reason && 'in its own words' }),
  };
}

const on = { isOn: true };
const off = { isOn: false };

it('[VC2] the first way that gives a meeting is taken', async () => {
  const ways = [aGraph(), createScheduleProvider(on), createRoomProvider(on)];
  expect(await provideMeeting(ways, aWish())).toEqual({
    outcome: 'meeting',
    provider: 'graph',
    joinUrl,
    threadId: '19:1',
    reasons: [],
  });
});

it.each([on, off])(
  '[VC2] where a person must make it, he is told why, and of the room (%j)',
  async (room) => {
    const ways = [aGraph('noConsent'), createScheduleProvider(on), createRoomProvider(room)];
    expect(await provideMeeting(ways, aWish({ subject: 'Case 1000 + 1: ÄÖ & more' }))).toEqual({
      outcome: 'setup',
      scheduleUrl:
        'https://teams.microsoft.com/l/meeting/new?subject=Case%201000%20%2B%201%3A%20%C3%84%C3%96%20%26%20more',
      mayUseRoom: room.isOn,
      reasons: [
        { provider: 'graph', reason: 'noConsent' },
        ...(room.isOn ? [] : [{ provider: 'room', reason: 'off' }]),
      ],
    });
  },
);

it('[VC2] a guest never organises: he gets the room, or is told that there is none', async () => {
  const ways = [aGraph('off'), createScheduleProvider(on)];
  const wish = aWish({ isGuest: true });
  const reasons = [
    { provider: 'graph', reason: 'off' },
    { provider: 'schedule', reason: 'guest' },
  ];
  expect(await provideMeeting([...ways, createRoomProvider(on)], wish)).toEqual({
    outcome: 'meeting',
    provider: 'room',
    joinUrl: null,
    threadId: null,
    reasons,
  });
  expect(await provideMeeting([...ways, createRoomProvider(off)], wish)).toEqual({
    outcome: 'setup',
    scheduleUrl: null,
    mayUseRoom: false,
    reasons: [...reasons, { provider: 'room', reason: 'off' }],
  });
});

it('[VC4] without Teams the room is made at once', async () => {
  const ways = [aGraph('off'), createScheduleProvider(off), createRoomProvider(on)];
  expect(await provideMeeting(ways, aWish())).toMatchObject({ outcome: 'meeting', provider: 'room' });
});

it('[VC2] the form of Teams is opened with a subject that it takes, whatever it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 600 }), async (subject) => {
      const provision = await createScheduleProvider(on).provide(aWish({ subject }));
      const url = new URL(provision.outcome === 'byHand' ? provision.scheduleUrl : '');
      expect(url.href).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meeting\/new\?subject=[^+&#]+$/);
      const shown = url.searchParams.get('subject')!;
      expect(shown.length).toBeLessThanOrEqual(250);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    }),
  );
});

it('[VC2] the diagnosis names the way that would be used, and why not the others', async () => {
  const ways = [aGraph('noPolicy'), createScheduleProvider(off), createRoomProvider(on)];
  expect(await diagnoseMeetings(ways)).toEqual({
    wouldUse: 'room',
    providers: [
      { provider: 'graph', reason: 'noPolicy', detail: 'in its own words' },
      { provider: 'schedule', reason: 'off', detail: null },
      { provider: 'room', reason: null, detail: null },
    ],
  });
  expect((await diagnoseMeetings([aGraph('away'), createScheduleProvider(on)])).wouldUse).toBe('schedule');
  expect((await diagnoseMeetings([aGraph('away'), createRoomProvider(off)])).wouldUse).toBeNull();
});
