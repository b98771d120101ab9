import type { Meeting, MeetingList } from '../../../api/contract/meetings.ts';
import type { MessageList } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { openStream } from '../../builders/openStream.ts';
import { joinRoom, startMeeting } from '../../builders/startMeeting.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let second: string;
let marco: Caller;
let giulia: Caller;
let dieter: Caller;
beforeAll(async () => {
  test = await startTestApp();
  second = (await test.startInstance()).url;
  marco = await test.as('marco-bianchi');
  giulia = await test.as('giulia-rossi');
  dieter = await test.as('dieter-hoffmann');
});
afterAll(() => test.stop());

async function linesOf(reader: Caller, conversationId: string): Promise<string[]> {
  const { items } = (await reader.get(`/conversations/${conversationId}/messages`)).body as MessageList;
  return items.flatMap(({ line }) => (line?.type.startsWith('meeting') ? [line.type] : []));
}

describe('Video Conference', () => {
  it('[VC1] makes the meeting at the first press, and finds the same one at every later press', async () => {
    const { id } = await openDirectChat(marco, ['giulia-rossi']);
    expect((await marco.get(`/conversations/${id}/meetings`)).body).toEqual({ items: [] });
    const first = await marco.post(`/conversations/${id}/meetings`);
    expect(first.status).toBe(201);
    const meeting = first.body as Meeting;
    expect(meeting).toMatchObject({
      conversationId: id,
      kind: 'room',
      joinUrl: `/?meeting=${encodeURIComponent(meeting.id)}`,
      createdBy: { id: 'marco-bianchi', name: 'Marco Bianchi' },
      isOngoing: true,
      present: [],
    });
    const again = await giulia.post(`/conversations/${id}/meetings`);
    expect(again.status).toBe(200);
    expect((again.body as Meeting).id).toBe(meeting.id);
    expect((await giulia.get(`/meetings/${meeting.id}`)).body).toEqual(again.body);
    expect((await giulia.get(`/conversations/${id}/meetings`)).body).toEqual({ items: [again.body] });
    expect(await linesOf(giulia, id)).toEqual(['meetingStarted']);
  });

  it('[VC1] makes one meeting and one line where many press at once on two instances', async () => {
    const { id } = await openDirectChat(marco, ['giulia-rossi']);
    const callers = [
      marco,
      giulia,
      await test.as('marco-bianchi', second),
      await test.as('giulia-rossi', second),
    ];
    const answers = await Promise.all(
      [...callers, ...callers].map((caller) => caller.post(`/conversations/${id}/meetings`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => (body as Meeting).id)).size).toBe(1);
    expect(await linesOf(giulia, id)).toEqual(['meetingStarted']);
  });

  it('[VC1] [CV1] tells each member live, with Join, and nobody else', async () => {
    const { number, conversationId } = await openCase(marco);
    await (await test.as('anna-keller')).post(`/cases/${number}/watchers`);
    const anna = await openStream(await test.as('anna-keller', second));
    const outsider = await openStream(dieter);
    const meeting = await startMeeting(marco, conversationId);
    const told = await anna.until(
      ({ event, data }) => event === 'entry' && data.message?.line?.type === 'meetingStarted',
    );
    expect(told.data).toMatchObject({
      message: {
        authorId: 'marco-bianchi',
        text: 'Marco Bianchi started a video conference',
        line: { meetingId: meeting.id },
      },
      meeting: { id: meeting.id, isOngoing: true },
    });
    expect(JSON.stringify(outsider.events)).not.toContain(meeting.id);
    expect((await dieter.get(`/meetings/${meeting.id}`)).status).toBe(404);
    anna.close();
    outsider.close();
  });

  it('[VC1] [SC6] is refused in a closed case, and so is coming in; what was said stays readable', async () => {
    const { number, conversationId } = await openCase(marco);
    const meeting = await startMeeting(marco, conversationId);
    const sven = await test.as('sven-brandt');
    expect((await sven.patch(`/cases/${number}`, { state: 'closed' })).status).toBe(200);
    const refused = { status: 409, body: { error: { code: 'caseClosed' } } };
    expect(await marco.post(`/conversations/${conversationId}/meetings`)).toMatchObject(refused);
    const sessionId = crypto.randomUUID();
    expect(await marco.post(`/meetings/${meeting.id}/participants`, { sessionId })).toMatchObject(refused);
    expect((await marco.get(`/conversations/${conversationId}/meetings`)).body).toMatchObject({
      items: [{ id: meeting.id }],
    });
  });

  it('[VC1] calls everybody again, in the same meeting, when the one before is over', async () => {
    const { id } = await openDirectChat(marco, ['giulia-rossi']);
    const meeting = await startMeeting(marco, id);
    const { sessionId } = await joinRoom(marco, meeting.id);
    await marco.del(`/meetings/${meeting.id}/participants/${sessionId}`);
    const again = await startMeeting(giulia, id);
    expect(again).toMatchObject({ id: meeting.id, isOngoing: true });
    expect(again.sessions.map(({ startedBy }) => startedBy.id)).toEqual(['giulia-rossi', 'marco-bianchi']);
    expect(again.sessions.map(({ endedAt }) => endedAt === null)).toEqual([true, false]);
  });

  it('[VC2] takes no link where Teams gives no meetings, and says no to what is none', async () => {
    const { id } = await openDirectChat(marco, ['giulia-rossi']);
    for (const joinUrl of [
      'https://teams.microsoft.com/l/meetup-join/x',
      'https://evil.example',
      'javascript:1',
    ]) {
      const answer = await marco.post(`/conversations/${id}/meetings`, { joinUrl });
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid', field: 'joinUrl' } } });
    }
    expect(((await marco.get(`/conversations/${id}/meetings`)).body as MeetingList).items).toEqual([]);
  });

  it('[DP1] [MS2] keeps its place in the record and after a restart', async () => {
    const { id } = await openDirectChat(marco, ['giulia-rossi']);
    const meeting = await startMeeting(marco, id);
    const { sessionId } = await joinRoom(giulia, meeting.id);
    await giulia.del(`/meetings/${meeting.id}/participants/${sessionId}`);
    const third = await test.startInstance();
    const elsewhere = await test.as('marco-bianchi', third.url);
    expect((await elsewhere.get(`/meetings/${meeting.id}`)).body).toEqual(
      (await marco.get(`/meetings/${meeting.id}`)).body,
    );
    const { items } = (await elsewhere.get(`/conversations/${id}/history`)).body as {
      items: { kind: string }[];
    };
    expect(items.map(({ kind }) => kind).slice(-5)).toEqual([
      'meetingCreated',
      'meetingStarted',
      'meetingJoined',
      'meetingLeft',
      'meetingEnded',
    ]);
  });
});

describe('the diagnosis', () => {
  it('[VC2] is for administrators of GFMS', async () => {
    expect((await marco.get('/meeting-providers')).status).toBe(403);
    expect((await (await test.as('anna-keller')).get('/meeting-providers')).status).toBe(403);
  });
});
