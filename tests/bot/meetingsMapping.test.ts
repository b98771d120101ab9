import { tenants } from '../../local/identity.ts';
import { anActivity, inGroupChat } from '../builders/activities.ts';
import { startBot, type RunningBot } from './startBot.ts';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

/** Sends the event, and answers what came of it: null when nothing did. */
async function take(name: string, value: unknown, more: object = {}) {
  const before = bot.received.length;
  const activity = {
    ...{
      type: 'event',
      name: `application/vnd.microsoft.${name}`,
      value,
      serviceUrl: bot.connector.serviceUrl,
    },
    ...{ timestamp: '2026-11-25T12:00:05.1234567Z', ...inGroupChat(), ...more },
  };
  expect(await bot.receive(anActivity(activity))).toEqual({ status: 200 });
  return bot.received[before] ?? null;
}

const JoinUrl = 'https://teams.microsoft.com/l/meetup-join/19%3agroup%40thread.v2/0';

test('[VC3] start and end come with their own time and the meeting’s link', async () => {
  const value = { Id: 'MCMx', JoinUrl, Title: 'Spindle', MeetingType: 'Scheduled' };
  const StartTime = '2026-11-25T12:00:00.2393Z';
  expect(await take('meetingStart', { ...value, StartTime })).toMatchObject({
    ...{ type: 'meeting', what: 'started', at: '2026-11-25T12:00:00.239Z', joinUrl: JoinUrl },
    ...{ threadId: '19:group@thread.v2', people: [] },
  });
  const EndTime = '2026-11-25T12:30:00Z';
  expect(await take('meetingEnd', { ...value, EndTime })).toMatchObject({
    ...{ type: 'meeting', what: 'ended', at: '2026-11-25T12:30:00.000Z' },
  });
});

test('[VC3] people come with their tenants, and with the time at which it was told', async () => {
  const value = {
    members: [
      { user: { id: '29:a', aadObjectId: 'ABC', tenantId: 'DEF', name: 'A' }, meeting: { inMeeting: true } },
      { user: { id: '29:b', aadObjectId: 'B' } },
      { user: { id: '29:anonymous', name: 'Guest' } },
      { user: null },
    ],
  };
  const people = [
    { tenantId: 'def', objectId: 'abc' },
    { tenantId: tenants.officineRossi, objectId: 'b' },
    { tenantId: tenants.officineRossi, objectId: '' },
  ];
  const at = '2026-11-25T12:00:05.123Z';
  expect(await take('meetingParticipantJoin', value)).toMatchObject({ what: 'joined', at, people });
  expect(await take('meetingParticipantLeave', value)).toMatchObject({ what: 'left', at, people });
});

test('[VC3] [RL5] what is not as documented is answered, and counts as far as it is', async () => {
  for (const value of [null, 'text', [], { StartTime: 7, JoinUrl: {} }, { StartTime: 'soon' }]) {
    expect(await take('meetingStart', value)).toMatchObject({
      ...{ what: 'started', at: '2026-11-25T12:00:05.123Z', joinUrl: null },
    });
  }
  for (const value of [null, 'text', {}, { members: null }, { members: [] }, { members: {} }]) {
    expect(await take('meetingParticipantJoin', value)).toBeNull();
  }
  expect(await take('readReceipt', {})).toBeNull();
  expect(await take('toString', {})).toBeNull();
  expect(await take('meetingStart', {}, { type: 'message', text: '' })).toBeNull();
});
