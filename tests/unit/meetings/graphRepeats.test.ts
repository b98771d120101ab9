import { aWish, openGraph, type OpenGraph } from './openGraph.ts';

let open: OpenGraph;

beforeEach(async () => {
  open = await openGraph();
});
afterEach(() => open.close());

const away = { outcome: 'none', reason: 'away' };
const throttled = { outcome: 'none', reason: 'throttled' };
const aMeeting = { outcome: 'meeting' };

it.each([500, 502, 503, 504, 409, 408])(
  '[VC2] %i is asked again twice, after growing pauses, because it cannot make two meetings',
  async (status) => {
    const { graph, provider, pauses } = open;
    graph.fail({ status, times: 3 });
    expect(await provider.provide(aWish())).toEqual(away);
    expect(graph.requests).toHaveLength(3);
    expect(new Set(graph.requests.map(({ externalId }) => externalId)).size).toBe(1);
    expect(pauses).toEqual([250, 750]);
    graph.fail({ status, times: 2 });
    expect(await provider.provide(aWish())).toMatchObject(aMeeting);
    expect(graph.requests).toHaveLength(6);
  },
);

it.each(['reset', 'cut'] as const)('[VC2] an answer that is lost (%s) is asked for again', async (how) => {
  const { graph, provider } = open;
  graph.fail({ how, isCarriedOut: true, times: 2 });
  expect(await provider.provide(aWish())).toMatchObject(aMeeting);
  expect(graph.requests).toHaveLength(3);
  expect(graph.meetings.size).toBe(1);
});

it('[VC2] one that never answers is given up after three tries, each of its own time', async () => {
  const { graph, pauses } = open;
  graph.fail({ how: 'hang', isCarriedOut: true, times: 3 });
  const provider = open.createInstance({ timeoutMs: 100 });
  const start = performance.now();
  expect(await provider.provide(aWish())).toEqual(away);
  expect(performance.now() - start).toBeLessThan(3_000);
  expect(graph.requests).toHaveLength(3);
  expect(pauses).toEqual([250, 750]);
  expect((await provider.check()).reason).toBeNull();
});

it('[VC2] where nobody listens it is away, and says so', async () => {
  await open.provider.provide(aWish());
  await open.close();
  expect(await open.provider.provide(aWish())).toEqual(away);
  expect(await open.provider.check()).toEqual({ reason: 'away', detail: 'No answer: ECONNREFUSED.' });
});

it('[VC2] nobody waits longer than eight seconds', async () => {
  const { graph, provider, pauses } = open;
  graph.onRequest = () => open.passTime(3_600);
  graph.fail({ status: 503, times: 3 });
  expect(await provider.provide(aWish())).toEqual(away);
  // 3.6 + 0.25 + 3.6 leave no time for another pause and a try.
  expect(graph.requests).toHaveLength(2);
  expect(pauses).toEqual([250]);
});

it('[VC2] a try has only what is left of the eight seconds', async () => {
  const { graph } = open;
  graph.fail({ status: 503 });
  graph.fail({ how: 'hang' });
  // Real clocks have fractions.
  graph.onRequest = () => open.passTime(7_000.25);
  const provider = open.createInstance({ timeoutMs: 8_000 });
  expect(await provider.check()).toEqual({ reason: 'away', detail: 'No answer within 749 ms.' });
  expect(graph.requests).toHaveLength(2);
});

it('[VC2] a throttled request waits as long as Graph says, where a person can wait so long', async () => {
  const { graph, provider, pauses } = open;
  graph.fail({ status: 429, headers: { 'retry-after': '4' } });
  expect(await provider.provide(aWish())).toMatchObject(aMeeting);
  expect(graph.requests).toHaveLength(2);
  expect(pauses).toEqual([4_000]);
});

it('[VC2] where that is too long, Graph is left alone until then by everybody here', async () => {
  const { graph, provider, pauses } = open;
  graph.fail({ status: 429, headers: { 'retry-after': '60' } });
  expect(await provider.provide(aWish())).toEqual(throttled);
  expect(graph.requests).toHaveLength(1);
  open.passTime(30_000);
  expect(await provider.provide(aWish({ meetingId: 'b.1' }))).toEqual(throttled);
  expect(await provider.check()).toEqual({
    reason: 'throttled',
    detail: 'TooManyRequests: Too many requests (request r-1)',
  });
  expect(graph.requests).toHaveLength(1);
  expect(pauses).toEqual([]);
  // Another instance has heard nothing.
  expect(await open.createInstance().provide(aWish())).toMatchObject(aMeeting);
  open.passTime(25_000);
  expect(await provider.provide(aWish())).toMatchObject(aMeeting);
  expect(pauses).toEqual([5_000]);
  expect(graph.requests).toHaveLength(3);
});

it('[VC2] it asks to wait as a date, not at all, in no sense, or for years', async () => {
  const { graph, provider, pauses } = open;
  graph.fail({ status: 429, headers: { 'retry-after': new Date(Date.now() + 5_000).toUTCString() } });
  expect(await provider.provide(aWish())).toMatchObject(aMeeting);
  expect(pauses.pop()).toBeGreaterThan(2_500);
  for (const words of ['', 'soon', '0']) {
    graph.fail({ status: 429, headers: words ? { 'retry-after': words } : {}, times: 3 });
    expect(await provider.provide(aWish())).toEqual(throttled);
    expect(pauses.splice(0)).toEqual([250, 750]);
  }
  graph.fail({ status: 429, headers: { 'retry-after': '99999999' } });
  expect(await provider.provide(aWish())).toEqual(throttled);
  open.passTime(60 * 60_000);
  expect(await provider.provide(aWish())).toMatchObject(aMeeting);
});

it('[VC2] a service that is down may say how long too', async () => {
  const { graph, provider } = open;
  graph.fail({ status: 503, headers: { 'retry-after': '120' } });
  expect(await provider.provide(aWish())).toEqual(away);
  expect(await provider.provide(aWish())).toEqual(away);
  expect(graph.requests).toHaveLength(1);
});

it('[VC2] a token that Graph refuses is replaced, once', async () => {
  const { graph, provider, pauses } = open;
  await provider.provide(aWish());
  graph.revokeTokens();
  expect(await provider.provide(aWish())).toMatchObject(aMeeting);
  expect(graph.requests).toHaveLength(3);
  expect(graph.tokenRequests).toHaveLength(2);
  graph.fail({ status: 401, times: 2 });
  expect(await provider.provide(aWish())).toEqual({ outcome: 'none', reason: 'noToken' });
  expect(graph.requests).toHaveLength(5);
  expect(pauses).toEqual([]);
});

it('[VC2] many whose token is refused at once ask for one new one', async () => {
  const { graph, provider } = open;
  await provider.provide(aWish());
  graph.revokeTokens();
  const wishes = ['a.1', 'b.1', 'c.1', 'd.1'].map((meetingId) => aWish({ meetingId }));
  const answers = await Promise.all(wishes.map((wish) => provider.provide(wish)));
  for (const answer of answers) expect(answer.outcome).toBe('meeting');
  expect(graph.tokenRequests.length).toBeLessThanOrEqual(2);
});

const refusal = {
  error: 'invalid_client',
  error_description: 'AADSTS7000215: Invalid client secret provided. Trace ID: 1',
  error_codes: [7_000_215],
};

it('[VC2] without a token Graph is not asked, and Entra’s words are told', async () => {
  const { graph, provider, logged } = open;
  graph.failToken({ status: 401, body: refusal, times: 2 });
  expect(await provider.provide(aWish())).toEqual({ outcome: 'none', reason: 'noToken' });
  expect(graph.tokenRequests).toHaveLength(1);
  const { reason, detail } = await provider.check();
  expect(reason).toBe('noToken');
  expect(detail).toContain('AADSTS7000215');
  expect(graph.requests).toEqual([]);
  const secret = graph.tokenRequests[0]!.get('client_secret')!;
  for (const line of [...logged, detail!]) expect(line).not.toContain(secret);
  expect(await provider.provide(aWish())).toMatchObject(aMeeting);
});

it('[VC2] an Entra that hangs is not waited for', async () => {
  const { graph } = open;
  graph.failToken({ how: 'hang' });
  const provider = open.createInstance({ tokenTimeoutMs: 200 });
  expect(await provider.check()).toMatchObject({ reason: 'noToken' });
  expect(graph.requests).toEqual([]);
  expect(await provider.provide(aWish())).toMatchObject(aMeeting);
});

it('[VC2] who presses while Graph is asked gets the same answer, who comes after it a new one', async () => {
  const { graph, provider } = open;
  graph.fail({ status: 400 });
  const arrived = graph.nextRequest();
  const first = provider.provide(aWish());
  const second = provider.provide(aWish());
  await arrived;
  expect(await Promise.all([first, second])).toEqual([
    { outcome: 'none', reason: 'refused' },
    { outcome: 'none', reason: 'refused' },
  ]);
  expect(await provider.provide(aWish())).toMatchObject(aMeeting);
  expect(graph.requests).toHaveLength(2);
});
