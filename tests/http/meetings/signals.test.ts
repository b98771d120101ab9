import { randomUUID } from 'node:crypto';
import type { RoomEntry } from '../../../api/contract/meetings.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { openStream } from '../../builders/openStream.ts';
import { joinRoom, startMeeting } from '../../builders/startMeeting.ts';
import { startTestApp } from '../../builders/startTestApp.ts';
import { until } from '../live/until.ts';
import { startRoomApp, type RoomApp } from './startRoomApp.ts';

let test: RoomApp['test'];
let marco: RoomApp['marco'];
let giulia: RoomApp['giulia'];
let giuliaElsewhere: RoomApp['giuliaElsewhere'];
let openRoom: RoomApp['openRoom'];
beforeAll(async () => {
  ({ test, marco, giulia, giuliaElsewhere, openRoom } = await startRoomApp());
});
afterAll(() => test.stop());

describe('signals', () => {
  const offer = { description: { type: 'offer', sdp: 'v=0\r\n' } };
  const candidate = {
    candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'x' },
  };

  async function openTwo(other: Caller) {
    const { meeting, conversationId } = await openRoom();
    const one = await joinRoom(marco, meeting.id);
    const two = await joinRoom(other, meeting.id);
    const stream = await openStream(other, undefined, { meeting: meeting.id, session: two.sessionId });
    const path = `/meetings/${meeting.id}/signals`;
    const to = { personId: 'giulia-rossi', sessionId: two.sessionId };
    return { meeting, conversationId, stream, path, from: one.sessionId, to };
  }

  it.each(['the same instance', 'another instance'])(
    '[VC4] go to that window of that person, in order, on %s',
    async (where) => {
      const { meeting, stream, path, from, to } = await openTwo(
        where === 'another instance' ? giuliaElsewhere : giulia,
      );
      const bystander = await openStream(giulia);
      for (const signals of [[offer], [candidate, candidate]]) {
        expect((await marco.post(path, { from, to, signals })).status).toBe(204);
      }
      await until(() => stream.events.filter(({ event }) => event === 'signals').length === 2, {
        what: 'both have come',
      });
      const told = stream.events.flatMap(({ event, data }) => (event === 'signals' ? [data] : []));
      expect(told[0]).toMatchObject({
        meetingId: meeting.id,
        from: { personId: 'marco-bianchi', sessionId: from },
        to: to.sessionId,
        signals: [offer],
      });
      expect(told[1]!.signals).toEqual([candidate, candidate]);
      expect(bystander.events.some(({ event }) => event === 'signals')).toBe(false);
      stream.close();
      bystander.close();
    },
  );

  it('[VC4] [EV4] wait for a window whose stream is cut, and come once more under one id at most', async () => {
    const { meeting, stream, path, from, to } = await openTwo(giulia);
    stream.close();
    await until(() => test.app.streams.size === 0, { what: 'the server knows that the stream is cut' });
    expect((await marco.post(path, { from, to, signals: [offer] })).status).toBe(204);
    const back = await openStream(giuliaElsewhere, undefined, {
      meeting: meeting.id,
      session: to.sessionId,
    });
    await back.until(({ event }) => event === 'signals');
    const ids = back.events.flatMap(({ event, data }) => (event === 'signals' ? [data.id] : []));
    expect(new Set(ids).size).toBe(1);
    back.close();
  });

  it('[VC4] [SE2] are refused from outside of the room, to outside of it, and in the name of others', async () => {
    const { meeting, stream, path, from, to } = await openTwo(giulia);
    const conflict = { status: 409, body: { error: { code: 'conflict' } } };
    const stranger = randomUUID();
    expect(await marco.post(path, { from: stranger, to, signals: [offer] })).toMatchObject(conflict);
    expect(await giulia.post(path, { from, to, signals: [offer] })).toMatchObject(conflict);
    for (const other of [
      { ...to, sessionId: stranger },
      { ...to, personId: 'anna-keller' },
      { personId: 'giulia-rossi', sessionId: from },
    ]) {
      expect(await marco.post(path, { from, to: other, signals: [offer] })).toMatchObject(conflict);
    }
    await marco.del(`/meetings/${meeting.id}/participants/${from}`);
    expect(await marco.post(path, { from, to, signals: [offer] })).toMatchObject(conflict);
    expect(stream.events.some(({ event }) => event === 'signals')).toBe(false);
    stream.close();
  });

  it('[VC4] [SE2] are refused where they are malformed or oversized', async () => {
    const { stream, path, from, to } = await openTwo(giulia);
    const bad: [string, unknown][] = [
      ['signals', { from, to, signals: [] }],
      ['signals', { from, to, signals: Array.from({ length: 51 }, () => candidate) }],
      ['signals', { from, to, signals: [{ description: { type: 'rollback', sdp: '' } }] }],
      ['signals', { from, to, signals: [{ description: { type: 'offer', sdp: 'x'.repeat(100_001) } }] }],
      ['signals', { from, to, signals: [{ candidate: { ...candidate.candidate, candidate: 7 } }] }],
      ['signals', { from, to, signals: [{}] }],
      ['from', { from: 'me', to, signals: [offer] }],
      ['to', { from, to: { ...to, sessionId: 'you' }, signals: [offer] }],
      ['to', { from, to: to.sessionId, signals: [offer] }],
    ];
    for (const [field, body] of bad) {
      const answer = await marco.post(path, body);
      expect({ body, status: answer.status }).toEqual({ body, status: 400 });
      expect((answer.body as { error: { field: string } }).error.field).toMatch(new RegExp(`^${field}`));
    }
    const huge = { from, to, signals: [offer], more: 'x'.repeat(300_000) };
    expect((await marco.post(path, huge)).status).toBe(413);
    expect(stream.events.some(({ event }) => event === 'signals')).toBe(false);
    stream.close();
  });

  it('[VC4] a meeting in Teams has no room', async () => {
    const other = await startTestApp({ env: { MEETING_SCHEDULE: 'true', MEETING_ROOM: 'false' } });
    const caller = await other.as('marco-bianchi');
    const { id } = await openDirectChat(caller, ['giulia-rossi']);
    const joinUrl = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d';
    const meeting = await startMeeting(caller, id, { joinUrl });
    expect(meeting).toMatchObject({ kind: 'link', joinUrl });
    const answer = await caller.post(`/meetings/${meeting.id}/participants`, { sessionId: randomUUID() });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
    await other.stop();
  });

  it('[VC4] the answer to coming in is the one to coming in again', async () => {
    const { meeting } = await openRoom();
    const { sessionId, entry } = await joinRoom(marco, meeting.id);
    const again = await marco.post(`/meetings/${meeting.id}/participants`, { sessionId });
    expect((again.body as RoomEntry).meeting.present).toEqual(entry.meeting.present);
  });
});
