import type { Meeting, MeetingDiagnosis, MeetingSetup } from '../../../api/contract/meetings.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { startFakeGraph, type FakeGraph } from '../../builders/fakeGraph.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { startMeeting } from '../../builders/startMeeting.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

const organiser = '5f0f3a52-6e0f-4a7d-9d39-0c9b7d1c2a11';

let graph: FakeGraph;
let test: TestApp;
let marco: Caller;
let marcoElsewhere: Caller;
beforeAll(async () => {
  graph = await startFakeGraph();
  test = await startTestApp({
    env: {
      MEETING_SCHEDULE: 'true',
      MEETING_ROOM: 'true',
      MEETING_ORGANISER: organiser,
      GRAPH_TENANT_ID: '5f0f3a52-6e0f-4a7d-9d39-0c9b7d1c2a12',
      GRAPH_CLIENT_SECRET: 'a-secret-of-the-tests',
      GRAPH_URL: `${graph.origin}/v1.0`,
      GRAPH_LOGIN_URL: graph.origin,
    },
  });
  marco = await test.as('marco-bianchi');
  marcoElsewhere = await test.as('marco-bianchi', (await test.startInstance()).url);
});
afterAll(async () => {
  await test.stop();
  await graph.close();
});
beforeEach(() => {
  graph.organisers.add(organiser);
  graph.hasConsent = true;
  graph.hasPolicy = true;
});

const press = (caller: Caller, id: string, wish: object = {}) =>
  caller.post(`/conversations/${id}/meetings`, wish);
const newChat = async () => (await openDirectChat(marco, ['giulia-rossi'])).id;

describe('through Graph', () => {
  it('[VC1] [VC2] makes one Teams meeting where two press at once on two instances', async () => {
    const { number, title, conversationId } = await openCase(marco, { title: 'Wire breaks' });
    const before = graph.meetings.size;
    const answers = await Promise.all([press(marco, conversationId), press(marcoElsewhere, conversationId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
    const [one, other] = answers.map(({ body }) => body as Meeting);
    expect(one).toMatchObject({ kind: 'graph', isOngoing: true });
    expect(one!.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
    expect(other!.joinUrl).toBe(one!.joinUrl);
    expect(graph.meetings.size).toBe(before + 1);
    expect(graph.requests.at(-1)?.subject).toBe(`${number} · ${title}`);
  });

  it('[VC1] asks Graph no more for a meeting that is stored', async () => {
    const id = await newChat();
    const { joinUrl } = await startMeeting(marco, id);
    const asked = graph.requests.length;
    expect((await startMeeting(marcoElsewhere, id)).joinUrl).toBe(joinUrl);
    expect(graph.requests.length).toBe(asked);
  });

  it('[VC2] a guest presses, and the organiser is the one that is set up', async () => {
    const stefano = await test.as('stefano-ferri');
    const { number, conversationId } = await openCase(stefano);
    expect(number).toBeTruthy();
    expect((await startMeeting(stefano, conversationId)).kind).toBe('graph');
    expect(graph.requests.at(-1)?.organiser).toBe(organiser);
  });

  it.each([
    ['consent is missing', 'noConsent', () => (graph.hasConsent = false)],
    ['the policy is missing', 'noPolicy', () => (graph.hasPolicy = false)],
    ['the organiser is not there', 'noOrganiser', () => graph.organisers.clear()],
  ])('[VC2] says what a person can do when %s', async (_what, reason, fail) => {
    const id = await newChat();
    fail();
    const answer = await press(marco, id);
    expect(answer.status).toBe(202);
    expect(answer.body as MeetingSetup).toEqual({
      scheduleUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/meeting\/new\?subject=[^+]+$/),
      mayPaste: true,
      mayUseRoom: true,
      callees: ['giulia.rossi@officine-rossi.example'],
      reasons: [{ provider: 'graph', reason }],
    });
    expect((await marco.get(`/conversations/${id}/meetings`)).body).toEqual({ items: [] });
  });

  it('[VC2] then a pasted link is the meeting, and another one takes its place', async () => {
    const id = await newChat();
    const link = (name: string) =>
      `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${name}%40thread.v2/0?context=%7b%22Tid%22%3a%22t%22%7d`;
    graph.hasConsent = false;
    await press(marco, id);
    const first = await press(marco, id, { joinUrl: ` ${link('one')} ` });
    expect(first).toMatchObject({ status: 201, body: { kind: 'link', joinUrl: link('one') } });
    expect(await press(marcoElsewhere, id, { joinUrl: link('one') })).toMatchObject({ status: 200 });
    const next = await press(marcoElsewhere, id, { joinUrl: link('two') });
    expect(next).toMatchObject({ status: 201, body: { kind: 'link', joinUrl: link('two') } });
    expect((next.body as Meeting).id).toBe((first.body as Meeting).id);
    expect((await startMeeting(marco, id)).joinUrl).toBe(link('two'));
  });

  it('[VC2] [SE2] refuses links that are none of Teams, and stores nothing of them', async () => {
    const id = await newChat();
    for (const joinUrl of [
      'https://teams.microsoft.com.evil.example/l/meetup-join/19%3ax%40thread.v2/0',
      'https://evil.example/?https://teams.microsoft.com/l/meetup-join/x',
      'http://teams.microsoft.com/l/meetup-join/19%3ax%40thread.v2/0',
      'https://user@teams.microsoft.com/l/meetup-join/19%3ax%40thread.v2/0',
      'https://teams.microsoft.com/l/meetup-join/../../evil',
      'javascript:alert(1)',
      'msteams:/l/meetup-join/x',
    ]) {
      expect(await press(marco, id, { joinUrl })).toMatchObject({
        status: 400,
        body: { error: { code: 'invalid', field: 'joinUrl' } },
      });
    }
    expect(await press(marco, id, { joinUrl: 'x', use: 'room' })).toMatchObject({ status: 400 });
    expect((await marco.get(`/conversations/${id}/meetings`)).body).toEqual({ items: [] });
  });

  it('[VC2] [VC4] takes the room where a person chooses it, and stays with it', async () => {
    const id = await newChat();
    graph.hasConsent = false;
    await press(marco, id);
    expect(await press(marco, id, { use: 'room' })).toMatchObject({ status: 201, body: { kind: 'room' } });
    expect((await startMeeting(marcoElsewhere, id)).kind).toBe('room');
  });

  it('[VC2] tells dispatchers which way would be taken, and why not the others', async () => {
    const sven = await test.as('sven-brandt');
    const ready = (await sven.get('/meeting-providers')).body as MeetingDiagnosis;
    expect(ready).toEqual({
      wouldUse: 'graph',
      providers: [
        { provider: 'graph', reason: null, detail: null },
        { provider: 'schedule', reason: null, detail: null },
        { provider: 'room', reason: null, detail: null },
      ],
    });
    graph.hasPolicy = false;
    const closed = (await sven.get('/meeting-providers')).body as MeetingDiagnosis;
    expect(closed.wouldUse).toBe('schedule');
    expect(closed.providers[0]).toMatchObject({
      reason: 'noPolicy',
      detail: expect.stringContaining('policy'),
    });
  });
});
