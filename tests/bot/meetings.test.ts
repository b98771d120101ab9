import { randomUUID } from 'node:crypto';
import type { Meeting } from '../../api/contract/meetings.ts';
import { people } from '../../local/people.ts';
import type { Caller } from '../builders/createCaller.ts';
import { openCase } from '../builders/openCase.ts';
import { startMeeting } from '../builders/startMeeting.ts';
import { startRelayTest, type RelayTest } from '../builders/startRelayTest.ts';

let relay: RelayTest;
let marco: Caller;
beforeAll(async () => {
  relay = await startRelayTest({ env: { MEETING_SCHEDULE: 'true' } });
  marco = await relay.test.as('marco-bianchi');
});
afterAll(() => relay.stop());

/** A case of Marco's that meets in a Teams meeting whose link he has pasted, and Teams as it tells of that meeting. */
async function openMeeting() {
  const name = randomUUID();
  const threadId = `19:meeting_${name}@thread.v2`;
  const joinUrl = `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${name}%40thread.v2/0?context=%7b%7d`;
  const { conversationId } = await openCase(marco);
  const { id } = await startMeeting(marco, conversationId, { joinUrl });
  const chat = relay.chat('marco-bianchi', { id: threadId, type: 'groupChat', name: 'Spindle' });
  const read = async (): Promise<Meeting> => (await marco.get(`/meetings/${id}`)).body;
  return {
    threadId,
    joinUrl,
    conversationId,
    chat,
    read,
    present: async () => (await read()).present.map((one) => one.id),
    tell: (name: string, value: object, more: object = {}) => {
      const event = { type: 'event', name: `application/vnd.microsoft.meeting${name}`, value, ...more };
      return chat.send(event).then(({ status }) => expect(status).toBe(200));
    },
  };
}

/** Of participants, as Teams writes them. */
function membersOf(...personIds: string[]) {
  const members = personIds.map((personId) => {
    const identity = people.find(({ id }) => id === personId)?.identities[0];
    const { tenantId, objectId } = identity ?? { tenantId: randomUUID(), objectId: randomUUID() };
    return {
      user: {
        id: `29:${personId}`,
        name: `Secret ${personId}`,
        aadObjectId: objectId.toUpperCase(),
        tenantId,
      },
      meeting: { inMeeting: true, role: 'Attendee' },
    };
  });
  return { members };
}

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

test('[VC3] what Teams tells of the meeting stands in the conversation: beginning, people, end', async () => {
  const meeting = await openMeeting();
  const { joinUrl: JoinUrl } = meeting;
  const of = { Id: 'MCMx', JoinUrl, Title: 'Spindle', MeetingType: 'Scheduled' };
  await meeting.tell('Start', { ...of, StartTime: new Date().toISOString() });
  expect((await meeting.read()).sessions).toHaveLength(1);
  await meeting.tell('ParticipantJoin', membersOf('marco-bianchi'));
  await meeting.tell('ParticipantJoin', membersOf('a stranger'));
  expect(await meeting.present()).toEqual(['marco-bianchi']);
  await meeting.tell('ParticipantLeave', membersOf('marco-bianchi'));
  expect(await meeting.present()).toEqual([]);
  await meeting.tell('End', { ...of, EndTime: inAnHour() });
  const [session] = (await meeting.read()).sessions;
  expect(session).toMatchObject({
    endedAt: expect.any(String),
    people: [{ id: 'marco-bianchi' }],
    others: 1,
  });
  const { body } = await marco.get(`/conversations/${meeting.conversationId}/messages`);
  expect(JSON.stringify(body)).not.toContain('Secret');
  expect(JSON.stringify(body)).toMatch(/"seconds":36\d\d[,}]/);
});

test('[VC3] [RL5] the same event, delivered again and at once, through two instances, counts once', async () => {
  const meeting = await openMeeting();
  const { url } = await relay.test.startInstance();
  const elsewhere = relay.chat(
    'marco-bianchi',
    { id: meeting.threadId, type: 'groupChat', name: 'Spindle' },
    url,
  );
  const joining = {
    ...{ type: 'event', name: 'application/vnd.microsoft.meetingParticipantJoin', id: randomUUID() },
    ...{ timestamp: new Date().toISOString(), value: membersOf('a stranger') },
  };
  const chats = [meeting.chat, elsewhere, meeting.chat, elsewhere];
  const answers = await Promise.all(chats.map((chat) => chat.send(structuredClone(joining))));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect((await meeting.read()).sessions).toMatchObject([{ others: 1 }]);
});

test('[VC3] events of meetings that nobody here has are answered and leave no trace', async () => {
  const meeting = await openMeeting();
  const other = relay.chat('marco-bianchi', {
    id: '19:meeting_other@thread.v2',
    type: 'groupChat',
    name: 'Other',
  });
  const before = await meeting.read();
  for (const name of ['Start', 'End', 'ParticipantJoin', 'ParticipantLeave']) {
    const event = { type: 'event', name: `application/vnd.microsoft.meeting${name}` };
    expect(await other.send({ ...event, value: membersOf('marco-bianchi') })).toMatchObject({ status: 200 });
    expect(await other.send({ ...event, value: null })).toMatchObject({ status: 200 });
  }
  expect(await meeting.read()).toEqual(before);
  expect(other.texts()).toEqual([]);
});

test('[VC3] [SE3] events of tenants that are not allowed are refused', async () => {
  const meeting = await openMeeting();
  const { status } = await meeting.chat.send({
    ...{ type: 'event', name: 'application/vnd.microsoft.meetingParticipantJoin' },
    ...{ value: membersOf('marco-bianchi'), channelData: { tenant: { id: randomUUID() } } },
  });
  expect(status).toBe(403);
  expect(await meeting.present()).toEqual([]);
});
