import type { PlaceAddress } from '../../api/domain/relay/gateway.ts';
import { clientId, tenants } from '../../local/identity.ts';
import { startFakeConnector } from '../builders/fakeConnector.ts';
import { aLine, aPlace, startBot, type RunningBot } from './startBot.ts';

let bot: RunningBot;
let number = 0;

beforeAll(async () => {
  bot = await startBot({ timeoutMs: 1_000 });
});
afterAll(() => bot.close());
afterEach(() => bot.connector.heal());

function aChat(): PlaceAddress {
  return {
    channelId: 'msteams',
    tenantId: tenants.officineRossi,
    conversationId: `a:chat-${++number}`,
    serviceUrl: bot.connector.serviceUrl,
    botId: `28:${clientId}`,
  };
}

const post = (to: PlaceAddress, text = 'Hello') => bot.gateway.post(to, aLine(text), aPlace);

test('[RL1] a post stands in its place, is changed and taken away', async () => {
  const to = aChat();
  const posted = await post(to);
  expect(posted).toEqual({ outcome: 'delivered', activityId: expect.stringMatching(/^\d+$/) });
  const id = posted.outcome === 'delivered' ? posted.activityId : '';
  expect(bot.connector.delivered(to.conversationId)).toMatchObject([{ id, text: 'Hello' }]);

  await bot.gateway.update(to, id, aLine('Hello again'), aPlace);
  expect(bot.connector.delivered(to.conversationId)).toMatchObject([{ id, text: 'Hello again', edits: 1 }]);

  expect(await bot.gateway.react(to, id, true)).toEqual({ outcome: 'delivered', activityId: id });
  expect(bot.connector.delivered(to.conversationId)).toMatchObject([
    { reactions: ['2705_whiteheavycheckmark'] },
  ]);
  await bot.gateway.react(to, id, false);
  expect(bot.connector.delivered(to.conversationId)).toMatchObject([{ reactions: [] }]);

  expect(await bot.gateway.remove(to, id)).toEqual({ outcome: 'delivered', activityId: id });
  expect(bot.connector.delivered(to.conversationId)).toEqual([]);
  expect((await bot.gateway.remove(to, id)).outcome).toBe('delivered');
});

test('[RL4] a line is sent as plain text, so that what people wrote makes no links', async () => {
  const to = aChat();
  await post(to, '[prize](https://evil.example)');
  expect(bot.connector.delivered(to.conversationId)[0]!.body).toMatchObject({
    type: 'message',
    textFormat: 'plain',
  });
});

test('[RL2] a thread begins with a card, and its answers follow below it', async () => {
  const channel = { ...aChat(), conversationId: '19:cases-x@thread.tacv2' };
  const opened = await bot.gateway.openThread(channel, { kind: 'whichLanguage', seal: 's' }, aPlace);
  expect(opened).toMatchObject({
    outcome: 'delivered',
    conversationId: expect.stringMatching(/^19:cases-x@thread\.tacv2;messageid=\d+$/),
  });
  const conversationId = opened.conversationId!;
  expect(opened).toMatchObject({ activityId: conversationId.split('=')[1] });
  await post({ ...channel, conversationId }, 'below');
  expect(bot.connector.delivered(conversationId)).toMatchObject([
    { card: { type: 'AdaptiveCard' }, summary: 'whichLanguage' },
    { text: 'below' },
  ]);
});

test('[RL6] a 502 after delivery is posted once, and its arrival is not claimed', async () => {
  const to = aChat();
  bot.connector.fail({ conversationId: to.conversationId, status: 502, isDelivered: true });
  expect(await post(to)).toEqual({ outcome: 'notConfirmed', because: '502' });
  expect(bot.connector.delivered(to.conversationId)).toHaveLength(1);
  expect(
    bot.connector.requests.filter(({ conversationId }) => conversationId === to.conversationId),
  ).toHaveLength(1);
});

test.each([500, 503, 504, 408])('[RL6] a post that is answered %i may have arrived', async (status) => {
  const to = aChat();
  bot.connector.fail({ conversationId: to.conversationId, status });
  expect(await post(to)).toMatchObject({ outcome: 'notConfirmed' });
});

test.each(['hang', 'reset'] as const)('[RL6] a post that is answered by %s may have arrived', async (how) => {
  const to = aChat();
  bot.connector.fail({ conversationId: to.conversationId, how, isDelivered: true });
  expect(await post(to)).toMatchObject({ outcome: 'notConfirmed' });
  expect(bot.connector.delivered(to.conversationId)).toHaveLength(1);
});

test('[RL6] what may be asked again is told as not sent: changes, deletions, reactions, questions', async () => {
  const to = aChat();
  const { gateway } = bot;
  const asks = [
    () => gateway.update(to, '1', aLine(), aPlace),
    () => gateway.remove(to, '1'),
    () => gateway.react(to, '1', true),
    () => gateway.probe(to),
  ];
  for (const how of [{ status: 502 }, { how: 'hang' }, { how: 'reset' }] as const) {
    for (const ask of asks) {
      bot.connector.fail({ conversationId: to.conversationId, ...how });
      expect(await ask()).toMatchObject({ outcome: 'notSent' });
    }
  }
});

test('[RL6] where nobody listens, nothing was sent', async () => {
  const away = await startBot();
  const to = { ...aChat(), serviceUrl: away.connector.serviceUrl };
  await away.connector.close();
  expect(await away.gateway.post(to, aLine(), aPlace)).toMatchObject({
    outcome: 'notSent',
    because: 'ECONNREFUSED',
  });
  await away.issuer.close();
});

test('[RL6] without a token of its own nothing is sent, and it is asked for again', async () => {
  const fresh = await startBot();
  const to = { ...aChat(), serviceUrl: fresh.connector.serviceUrl };
  fresh.issuer.isAway = true;
  expect(await fresh.gateway.post(to, aLine(), aPlace)).toMatchObject({
    outcome: 'notSent',
    because: 'NoToken',
  });
  expect(fresh.connector.requests).toEqual([]);
  fresh.issuer.isAway = false;
  for (let time = 0; time < 3; time += 1) {
    expect(await fresh.gateway.post(to, aLine(), aPlace)).toMatchObject({ outcome: 'delivered' });
  }
  const asked = () => fresh.issuer.asked.filter((path) => path.endsWith('/oauth2/v2.0/token')).length;
  const before = asked();
  expect(before).toBe(1);
  fresh.connector.fail({ status: 401 });
  expect(await fresh.gateway.post(to, aLine(), aPlace)).toMatchObject({ outcome: 'notSent', because: '401' });
  expect(await fresh.gateway.post(to, aLine(), aPlace)).toMatchObject({ outcome: 'delivered' });
  expect(asked()).toBe(before + 1);
  await fresh.close();
});

test('[RL7] Teams says when it may be tried again, in seconds, as a date or not at all', async () => {
  const to = aChat();
  const { conversationId } = to;
  bot.connector.fail({ conversationId, status: 429, retryAfter: '7' });
  expect(await post(to)).toMatchObject({ outcome: 'notSent', retryAfterMs: 7_000 });
  bot.connector.fail({
    conversationId,
    status: 429,
    retryAfter: new Date(Date.now() + 60_000).toUTCString(),
  });
  const dated = await post(to);
  expect(dated.outcome === 'notSent' && dated.retryAfterMs).toBeGreaterThan(50_000);
  bot.connector.fail({ conversationId, status: 429 });
  expect(await post(to)).toMatchObject({ outcome: 'notSent', retryAfterMs: null });
  bot.connector.fail({ conversationId, status: 429, retryAfter: 'soon' });
  expect(await post(to)).toMatchObject({ outcome: 'notSent', retryAfterMs: null });
  expect(bot.connector.delivered(conversationId)).toEqual([]);
});

test.each([
  { status: 403, code: 'BotNotInConversationRoster', outcome: 'unreachable', reason: 'removed' },
  { status: 403, code: 'ConversationBlockedByUser', outcome: 'unreachable', reason: 'refused' },
  { status: 403, outcome: 'unreachable', reason: 'refused' },
  { status: 404, code: 'ConversationNotFound', outcome: 'unreachable', reason: 'gone' },
  { status: 413, outcome: 'tooLarge' },
  { status: 400, code: 'MessageSizeTooBig', outcome: 'tooLarge' },
  { status: 400, code: 'BadArgument', outcome: 'refused' },
  { status: 405, outcome: 'cannot' },
  { status: 501, outcome: 'cannot' },
  { status: 412, outcome: 'notSent' },
  { status: 302, outcome: 'refused' },
])(
  '[RL6] a post that is answered $status $code is $outcome $reason',
  async ({ status, code, ...expected }) => {
    const to = aChat();
    bot.connector.fail({ conversationId: to.conversationId, status, code });
    const outcome = await post(to);
    expect(outcome).toMatchObject(expected);
    expect(JSON.stringify(outcome)).not.toContain('must not be logged');
  },
);

test('[SE3] a redirect is not followed, least of all with a token', async () => {
  const elsewhere = await startFakeConnector();
  const to = aChat();
  const location = `${elsewhere.serviceUrl}v3/conversations/a:1/activities`;
  for (const status of [302, 307, 308]) {
    bot.connector.fail({ conversationId: to.conversationId, times: 3, status, location });
    expect(await post(to)).toMatchObject({ outcome: 'refused' });
    expect(await bot.gateway.react(to, '1', true)).toMatchObject({ outcome: 'refused' });
    expect(await bot.gateway.probe(to)).toMatchObject({ outcome: 'refused' });
  }
  expect(elsewhere.requests).toEqual([]);
  const { conversationId } = aChat();
  const nearby = `${bot.connector.serviceUrl}v3/conversations/${conversationId}/activities`;
  bot.connector.fail({ conversationId: to.conversationId, status: 307, location: nearby });
  expect(await post(to)).toMatchObject({ outcome: 'refused' });
  expect(bot.connector.delivered(conversationId)).toEqual([]);
  await elsewhere.close();
});

test('[RL4] an activity that is gone cannot be changed, and need not be deleted', async () => {
  const to = aChat();
  expect(await bot.gateway.update(to, '1', aLine(), aPlace)).toMatchObject({ outcome: 'cannot' });
  expect(await bot.gateway.remove(to, '1')).toMatchObject({ outcome: 'delivered' });
  bot.connector.fail({ conversationId: to.conversationId, status: 501 });
  expect(await bot.gateway.remove(to, '1')).toMatchObject({ outcome: 'cannot' });
  bot.connector.fail({ conversationId: to.conversationId, status: 404 });
  expect(await bot.gateway.react(to, '1', true)).toMatchObject({ outcome: 'cannot' });
});

test('[RL6] a message that is too large is told so by the connector', async () => {
  expect(await post(aChat(), 'x'.repeat(120_000))).toMatchObject({ outcome: 'tooLarge' });
});

test('[RL3] the readers of a place are told with their tenants, over all pages, at most 500', async () => {
  const channel = { ...aChat(), conversationId: `19:readers@thread.tacv2;messageid=1` };
  const members = Array.from({ length: 620 }, (_, index) => ({
    id: `29:${index}`,
    name: `Person ${index}`,
    aadObjectId: `object-${index}`,
    ...(index === 0 ? { tenantId: tenants.muellerFormenbau } : {}),
  }));
  bot.connector.setMembers('19:readers@thread.tacv2', [{ id: '28:bot', name: 'Conferencing' }, ...members]);
  const readers = await bot.gateway.listReaders(channel);
  expect(readers).toHaveLength(500);
  expect(readers!.slice(0, 2)).toEqual([
    { identity: { tenantId: tenants.muellerFormenbau, objectId: 'object-0' }, name: 'Person 0' },
    { identity: { tenantId: tenants.officineRossi, objectId: 'object-1' }, name: 'Person 1' },
  ]);
  expect(await bot.gateway.probe(channel)).toEqual({ outcome: 'delivered', activityId: '' });
  bot.connector.fail({ conversationId: '19:readers@thread.tacv2', status: 404 });
  expect(await bot.gateway.probe(channel)).toMatchObject({ outcome: 'unreachable', reason: 'gone' });
  bot.connector.fail({ conversationId: '19:readers@thread.tacv2', status: 403 });
  expect(await bot.gateway.listReaders(channel)).toBeNull();
});

test('[RL7] the fake connector keeps to the limits of Teams', async () => {
  bot.connector.setLimits(true);
  const to = aChat();
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => post(to)));
  bot.connector.setLimits(false);
  expect(outcomes.filter(({ outcome }) => outcome === 'delivered')).toHaveLength(7);
  expect(outcomes.find(({ outcome }) => outcome === 'notSent')).toMatchObject({
    retryAfterMs: expect.any(Number),
  });
});
