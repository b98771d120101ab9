import { createGraphProvider } from '../../../api/adapters/graph/createGraphProvider.ts';
import { toExternalId } from '../../../api/adapters/graph/toExternalId.ts';
import { graphError } from '../../builders/fakeGraph.ts';
import { aWish, openGraph, organiser, type OpenGraph } from './openGraph.ts';

let open: OpenGraph;

beforeEach(async () => {
  open = await openGraph();
});
afterEach(() => open.close());

const guid = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

it('[VC2] the first press makes the meeting, a later one finds it', async () => {
  const { graph, provider } = open;
  const made = await provider.provide(aWish());
  const [meeting] = graph.meetings.values();
  expect(made).toEqual({
    outcome: 'meeting',
    joinUrl: meeting!.joinWebUrl,
    threadId: meeting!.chatInfo.threadId,
  });
  expect(await provider.provide(aWish())).toEqual(made);
  expect(graph.meetings.size).toBe(1);
  expect(graph.requests).toHaveLength(2);
  expect(graph.requests[0]).toMatchObject({ method: 'POST', organiser, subject: 'Case 1000' });
  expect(Object.keys(graph.requests[0]!.body).sort()).toEqual(['externalId', 'subject']);
  expect(graph.requests[0]!.externalId).toMatch(guid);
  expect(graph.tokenRequests).toHaveLength(1);
  expect(graph.tokenRequests[0]!.get('scope')).toContain('https://graph.microsoft.com/.default');
});

it('[VC2] the same organiser makes it when a guest presses', async () => {
  await open.provider.provide(aWish());
  await open.provider.provide(aWish({ isGuest: true }));
  const [first, second] = open.graph.requests;
  expect(second).toEqual(first);
});

it('[VC1] two people who press at once are one request, on two instances one meeting', async () => {
  const { graph, provider } = open;
  const all = await Promise.all(Array.from({ length: 20 }, () => provider.provide(aWish())));
  expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(graph.requests).toHaveLength(1);

  const instances = [open.createInstance(), open.createInstance()];
  const answers = await Promise.all(instances.map((one) => one.provide(aWish({ meetingId: 'another.1' }))));
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[0]!.outcome).toBe('meeting');
  expect(graph.meetings.size).toBe(2);
});

it('[VC1] each meeting of ours has its own external id, and two installations never share one', () => {
  const ids = ['a.1', 'a.2', 'b.1'].flatMap((meetingId) =>
    ['app', 'trial'].map((appId) => toExternalId({ appId, meetingId })),
  );
  expect(new Set(ids).size).toBe(6);
  for (const id of ids) expect(id).toMatch(guid);
  // It must never change: the meetings that there are would not be found again.
  expect(toExternalId({ appId: 'APP', meetingId: 'a.1' })).toBe(ids[0]);
  expect(ids[0]).toBe('95bd2a08-3c15-8e9b-926f-6882540c344e');
});

it('[VC2] a subject is cut to what Teams takes, and is one line', async () => {
  await open.provider.provide(aWish({ subject: `Case\n1\u0000\ud800 ${'👩‍🔧'.repeat(200)}` }));
  const subject = open.graph.requests[0]!.subject!;
  expect(subject.length).toBeLessThanOrEqual(250);
  expect(subject).toMatch(/^Case 1 \ufffd (👩‍🔧)+$/u);
  await open.provider.provide(aWish({ meetingId: 'b.1', subject: ' \n ' }));
  expect(open.graph.requests[1]!.subject).toBe('Conferencing');
});

const noPolicyOfBefore = graphError(
  403,
  'Unauthorized',
  `App 2bd7ab79-50f5-4f0b-b8ad-74903600ae3e is not authorized to Create meeting on behalf of user ${organiser}`,
).body;

it.each([
  { told: '400', set: { fault: { status: 400 } }, reason: 'refused', detail: /^BadRequest: 1026/ },
  {
    told: '403 without consent',
    set: { hasConsent: false },
    reason: 'noConsent',
    detail: /^Forbidden: Insuff/,
  },
  {
    told: '403 without a policy',
    set: { hasPolicy: false },
    reason: 'noPolicy',
    detail: /No application access/,
  },
  {
    told: '403 without a policy, as Graph said before',
    set: { fault: { status: 403, body: noPolicyOfBefore } },
    reason: 'noPolicy',
    detail: /^Unauthorized: App /,
  },
  { told: '403 without words', set: { fault: { status: 403 } }, reason: 'noConsent', detail: /^403 / },
  { told: '404', set: { hasOrganiser: false }, reason: 'noOrganiser', detail: /^UnknownError/ },
  { told: '405', set: { fault: { status: 405 } }, reason: 'refused', detail: /^405/ },
] as const)('[VC2] $told is $reason, is not asked again, and Graph’s words are told', async (example) => {
  const { graph, provider, pauses } = open;
  if ('hasConsent' in example.set) graph.hasConsent = false;
  if ('hasPolicy' in example.set) graph.hasPolicy = false;
  if ('hasOrganiser' in example.set) graph.organisers.clear();
  if ('fault' in example.set) graph.fail({ ...example.set.fault, times: 2 });
  expect(await provider.provide(aWish())).toEqual({ outcome: 'none', reason: example.reason });
  expect(graph.requests).toHaveLength(1);
  const checked = await provider.check();
  expect(checked).toEqual({ reason: example.reason, detail: expect.stringMatching(example.detail) });
  expect(checked.detail).toContain('(request r-1)');
  expect(graph.requests).toHaveLength(2);
  expect(pauses).toEqual([]);
  expect(graph.meetings.size).toBe(0);
});

it('[VC2] without settings it is off, and nothing is asked', async () => {
  const off = createGraphProvider(null);
  expect(await off.provide(aWish())).toEqual({ outcome: 'none', reason: 'off' });
  expect(await off.check()).toEqual({ reason: 'off', detail: null });
});

it('[VC2] the check asks for a meeting of its own, always the same', async () => {
  const { graph, provider } = open;
  expect(await provider.check()).toEqual({ reason: null, detail: null });
  expect(await open.createInstance().check()).toEqual({ reason: null, detail: null });
  expect(graph.requests).toHaveLength(2);
  expect(graph.meetings.size).toBe(1);
  await provider.provide(aWish());
  expect(graph.meetings.size).toBe(2);
});

const links = [
  undefined,
  null,
  7,
  '',
  'http://teams.microsoft.com/l/meetup-join/1/0',
  'https://teams.microsoft.com.evil.example/l/meetup-join/1/0',
  'https://teams.microsoft.com/l/chat/1/0',
  'javascript:alert(1)',
];

it.each(links)('[VC2] a meeting whose link is %p is none', async (joinWebUrl) => {
  open.graph.fail({ status: 201, body: { joinWebUrl, chatInfo: { threadId: 't' } } });
  expect(await open.provider.provide(aWish())).toEqual({ outcome: 'none', reason: 'refused' });
  expect(open.graph.requests).toHaveLength(1);
});

it.each(['{"joinWebUrl":', '<html>', '[]', 'null', ''])(
  '[VC2] an answer that reads %p is no meeting',
  async (body) => {
    open.graph.fail({ status: 200, body });
    expect(await open.provider.provide(aWish())).toEqual({ outcome: 'none', reason: 'refused' });
    expect(open.graph.requests).toHaveLength(1);
  },
);

it('[VC2] an answer far too large is no meeting', async () => {
  const joinWebUrl = 'https://teams.microsoft.com/meet/123?p=a';
  open.graph.fail({ status: 200, body: { joinWebUrl, joinInformation: 'x'.repeat(3_000_000) } });
  expect(await open.provider.provide(aWish())).toEqual({ outcome: 'none', reason: 'refused' });
});

it.each([undefined, null, 7, 'x'.repeat(501)])('[VC2] a thread that is %p is left out', async (threadId) => {
  const joinWebUrl = 'https://teams.microsoft.com/meet/123?p=a';
  open.graph.fail({ status: 201, body: { joinWebUrl, chatInfo: { threadId } } });
  const made = await open.provider.provide(aWish());
  expect(made).toEqual({ outcome: 'meeting', joinUrl: joinWebUrl, threadId: null });
});

it('[SE4] neither token nor secret nor subject is logged or shown, and what is shown is short', async () => {
  const { graph, provider, logged } = open;
  await provider.provide(aWish());
  const { token } = graph.requests[0]!;
  const [secret] = graph.tokenRequests.map((one) => one.get('client_secret'));
  expect(token!.length).toBeGreaterThan(200);
  const message = `Bearer ${token} was refused\r\n\u0000${'and so on '.repeat(500)}`;
  graph.fail({ ...graphError(400, 'Bad', message), times: 2 });
  await provider.provide(aWish({ meetingId: 'b.1', subject: 'a private subject' }));
  const { detail } = await provider.check();
  expect(detail).toMatch(/^Bad: Bearer … was refused and so on/);
  expect(detail!.length).toBeLessThanOrEqual(300);
  expect(logged).toHaveLength(2);
  for (const line of [...logged, detail!]) {
    expect(line).not.toContain(token);
    expect(line).not.toContain(secret);
    expect(line).not.toContain('private');
  }
  expect(JSON.parse(logged[0]!)).toMatchObject({ reason: 'refused', status: 400, code: 'Bad', tries: 1 });
});

it('[SE3] a redirect is not followed, least of all with a token', async () => {
  const elsewhere = await openGraph();
  const location = `${elsewhere.graph.origin}/v1.0/users/${organiser}/onlineMeetings/createOrGet`;
  for (const status of [301, 302, 307, 308]) {
    open.graph.fail({ status, headers: { location } });
    expect(await open.provider.provide(aWish())).toEqual({ outcome: 'none', reason: 'refused' });
  }
  expect(elsewhere.graph.requests).toEqual([]);
  await elsewhere.close();
});
