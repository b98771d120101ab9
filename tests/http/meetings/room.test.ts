import { randomUUID } from 'node:crypto';
import type { Meeting } from '../../../api/contract/meetings.ts';
import type { MessageList } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openStream } from '../../builders/openStream.ts';
import { joinRoom, startMeeting } from '../../builders/startMeeting.ts';
import { until } from '../live/until.ts';
import { startRoomApp, type RoomApp } from './startRoomApp.ts';

let test: RoomApp['test'];
let second: RoomApp['second'];
let marco: RoomApp['marco'];
let giulia: RoomApp['giulia'];
let giuliaElsewhere: RoomApp['giuliaElsewhere'];
let openRoom: RoomApp['openRoom'];
beforeAll(async () => {
  ({ test, second, marco, giulia, giuliaElsewhere, openRoom } = await startRoomApp());
});
afterAll(() => test.stop());

async function read(caller: Caller, meetingId: string): Promise<Meeting> {
  return (await caller.get(`/meetings/${meetingId}`)).body;
}

async function linesOf(reader: Caller, conversationId: string): Promise<string[]> {
  const { items } = (await reader.get(`/conversations/${conversationId}/messages`)).body as MessageList;
  return items.flatMap(({ line, text }) => (line?.type.startsWith('meeting') ? [text] : []));
}

const here = ({ present }: Meeting) => present.map(({ id }) => id);

describe('coming and going', () => {
  it('[VC4] gives who comes in the servers with credentials that end, and tells the others', async () => {
    const { meeting, conversationId } = await openRoom();
    const stream = await openStream(giuliaElsewhere);
    const { sessionId, entry } = await joinRoom(marco, meeting.id);
    const [stun, turn] = entry.iceServers;
    expect(stun).toEqual({ urls: ['stun:stun.example:3478'] });
    expect(turn).toMatchObject({ urls: ['turns:turn.example:5349?transport=tcp'] });
    const [end, person] = turn!.username!.split(':');
    expect(person).toBe('marco-bianchi');
    expect(Number(end)).toBeGreaterThan(Date.now() / 1000 + 3_600);
    const told = await stream.until(
      ({ event, data }) => event === 'entry' && data.message?.line?.type === 'meetingJoined',
    );
    expect(told.data).toMatchObject({
      conversationId,
      meeting: { present: [{ id: 'marco-bianchi', companyId: 'officine-rossi', sessionId }] },
    });
    stream.close();
  });

  it('[VC4] [MS1] comes in once however often it is asked, and leaves once', async () => {
    const { meeting, conversationId } = await openRoom();
    const sessionId = randomUUID();
    const path = `/meetings/${meeting.id}/participants`;
    const answers = await Promise.all([1, 2, 3].map(() => marco.post(path, { sessionId })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const leaving = await Promise.all([1, 2, 3].map(() => marco.del(`${path}/${sessionId}`)));
    expect(leaving.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await linesOf(giulia, conversationId)).toEqual([
      'Marco Bianchi started a video conference',
      'Marco Bianchi joined the video conference',
      'Marco Bianchi left the video conference',
      'The video conference has ended after 1 min',
    ]);
  });

  it('[VC4] [VC3] records who was there, from when to when, and ends with the last one', async () => {
    const { meeting } = await openRoom();
    const one = await joinRoom(marco, meeting.id);
    const other = await joinRoom(giuliaElsewhere, meeting.id);
    expect(here(await read(marco, meeting.id))).toEqual(['marco-bianchi', 'giulia-rossi']);
    await marco.del(`/meetings/${meeting.id}/participants/${one.sessionId}`);
    expect(await read(marco, meeting.id)).toMatchObject({ isOngoing: true, sessions: [{ endedAt: null }] });
    await giulia.del(`/meetings/${meeting.id}/participants/${other.sessionId}`);
    const over = await read(marco, meeting.id);
    expect(over).toMatchObject({ isOngoing: false, present: [] });
    expect(over.sessions).toHaveLength(1);
    expect(over.sessions[0]!.people.map(({ id }) => id)).toEqual(['marco-bianchi', 'giulia-rossi']);
    expect(Date.parse(over.sessions[0]!.endedAt!)).toBeGreaterThanOrEqual(
      Date.parse(over.sessions[0]!.startedAt),
    );
  });

  it('[VC4] moves a person who opens a second window, without a line', async () => {
    const { meeting, conversationId } = await openRoom();
    const first = await joinRoom(marco, meeting.id);
    const next = await joinRoom(await test.as('marco-bianchi', second), meeting.id);
    const { present } = next.entry.meeting;
    expect(present.map(({ sessionId }) => sessionId)).toEqual([next.sessionId]);
    // The window before says goodbye late: he is still there.
    await marco.del(`/meetings/${meeting.id}/participants/${first.sessionId}`);
    expect(here(await read(marco, meeting.id))).toEqual(['marco-bianchi']);
    expect(await linesOf(giulia, conversationId)).toHaveLength(2);
  });

  it('[VC4] holds six people and says so to the seventh', async () => {
    const ids = ['anna-keller', 't-weber', 'sven-brandt', 'luis-ortega'];
    const { number, conversationId } = await openCase(marco);
    const sven = await test.as('sven-brandt');
    await giulia.post(`/cases/${number}/watchers`, { personIds: ['paolo-conti', 'federica-bassi'] });
    await sven.post(`/cases/${number}/watchers`, { personIds: ids });
    const meeting = await startMeeting(marco, conversationId);
    const callers = await Promise.all(
      ['marco-bianchi', 'giulia-rossi', 'paolo-conti', 'federica-bassi', ...ids].map((id) => test.as(id)),
    );
    const answers = await Promise.all(
      callers.map((caller) =>
        caller.post(`/meetings/${meeting.id}/participants`, { sessionId: randomUUID() }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    expect((await read(marco, meeting.id)).present).toHaveLength(6);
  });

  it('[VC4] counts who has gone without a word as gone after the time of grace, on whatever instance', async () => {
    const { meeting, conversationId } = await openRoom();
    const { sessionId } = await joinRoom(giuliaElsewhere, meeting.id);
    const room = { meeting: meeting.id, session: sessionId };
    const stream = await openStream(giuliaElsewhere, undefined, room);
    const gone = await joinRoom(marco, meeting.id);
    expect(gone.entry.meeting.present).toHaveLength(2);
    await until(async () => here(await read(giulia, meeting.id)).join() === 'giulia-rossi', {
      what: 'Marco, who never opened his stream, has left',
    });
    stream.close();
    await until(async () => !(await read(giulia, meeting.id)).isOngoing, { what: 'the room is empty' });
    expect((await linesOf(giulia, conversationId)).slice(-2)).toEqual([
      'Giulia Rossi left the video conference',
      'The video conference has ended after 1 min',
    ]);
  });

  it('[VC4] keeps who comes back in time, on another instance too', async () => {
    const { meeting } = await openRoom();
    const { sessionId } = await joinRoom(giulia, meeting.id);
    const room = { meeting: meeting.id, session: sessionId };
    let stream = await openStream(giulia, undefined, room);
    for (const caller of [giuliaElsewhere, giulia, giuliaElsewhere]) {
      stream.close();
      stream = await openStream(caller, stream.lastEventId, room);
    }
    const other = await joinRoom(marco, meeting.id);
    // Marco goes by the same rule, and then Giulia would have gone long ago.
    await until(async () => here(await read(marco, meeting.id)).length === 1, { what: 'Marco has left' });
    expect(other.entry.meeting.present).toHaveLength(2);
    expect(here(await read(marco, meeting.id))).toEqual(['giulia-rossi']);
    stream.close();
  });
});

describe('who is no member any more', () => {
  it('[VC4] [SE2] [CV4] is out at once, for himself and for the others, and comes in no more', async () => {
    const { number, conversationId } = await openCase(marco);
    await giulia.post(`/cases/${number}/watchers`, { personIds: ['paolo-conti'] });
    const paolo = await test.as('paolo-conti', second);
    const meeting = await startMeeting(marco, conversationId);
    const mine = await joinRoom(marco, meeting.id);
    const his = await joinRoom(paolo, meeting.id);
    const stream = await openStream(marco);
    const hisStream = await openStream(paolo, undefined, { meeting: meeting.id, session: his.sessionId });
    await giulia.del(`/cases/${number}/watchers/paolo-conti`);
    await hisStream.until(({ event }) => event === 'removed');
    await stream.until(
      ({ event, data }) =>
        event === 'entry' &&
        data.message?.line?.type === 'memberRemoved' &&
        data.meeting?.present.length === 1,
    );
    const signals = {
      from: his.sessionId,
      to: { personId: 'marco-bianchi', sessionId: mine.sessionId },
      signals: [{ description: { type: 'offer', sdp: 'v=0' } }],
    };
    await until(async () => (await paolo.get(`/meetings/${meeting.id}`)).status === 404, {
      what: 'he is out',
    });
    expect((await paolo.post(`/meetings/${meeting.id}/signals`, signals)).status).toBe(404);
    const again = await paolo.post(`/meetings/${meeting.id}/participants`, { sessionId: his.sessionId });
    expect(again.status).toBe(404);
    await expect(
      openStream(paolo, undefined, { meeting: meeting.id, session: his.sessionId }),
    ).rejects.toThrow('404');
    stream.close();
    hisStream.close();
  });
});
