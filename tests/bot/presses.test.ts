import type { PressAnswer } from '../../api/domain/relay/gateway.ts';
import { tenants } from '../../local/identity.ts';
import { aMessage, anInvoke, inChannel } from '../builders/activities.ts';
import { aPlace, startBot, type RunningBot } from './startBot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

const execute = (verb: unknown, data: unknown, fields: Record<string, unknown> = {}) =>
  bot.receive(
    anInvoke('adaptiveCard/action', {
      serviceUrl: bot.connector.serviceUrl,
      replyToId: '17',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      ...fields,
    }),
  );

async function withAnswer<Result>(answer: PressAnswer, work: () => Promise<Result>): Promise<Result> {
  const keep = bot.inbox.press;
  bot.inbox.press = async () => answer;
  try {
    return await work();
  } finally {
    bot.inbox.press = keep;
  }
}

const known: [string, Record<string, unknown>, Record<string, unknown>?][] = [
  ['take', {}],
  ['changeState', { state: 'inProgress' }],
  ['machineRuns', {}],
  ['refresh', {}],
  ['writeIn', { number: 'SC-2026-000001', heldId: 'h1' }],
  ['writeIn', { number: 'SC-2026-000001' }, { number: 'SC-2026-000001', heldId: null }],
  ['link', { number: 'SC-2026-000001' }, { number: 'SC-2026-000001', heldId: null }],
  ['unlink', { number: 'SC-2026-000001' }],
  ['setChannel', { serviceOrganisation: 'Italy' }],
  ['showNewCase', { text: 'it smokes' }],
  ['createCase', { title: 'It smokes', serialNumber: 'S1', severity: 'high' }],
  ['reopenAndSend', { heldId: 'h1' }],
  ['newCaseForMachine', { heldId: 'h1' }],
  ['chooseLanguage', { locale: 'it' }],
  ['showHelp', {}],
  ['showCases', {}],
];

test.each(known)(
  '[RL3] a press of %s reaches the inbox, with its seal and its card',
  async (verb, data, read = data) => {
    const before = bot.presses.length;
    const answer = await execute(
      verb,
      { seal: 'the seal', ...data, verb: 'showHelp', more: 'is left out' },
      inChannel({ rootId: '3' }),
    );
    expect(answer.status).toBe(200);
    expect(bot.presses.slice(before)).toMatchObject([
      { seal: 'the seal', cardId: '17', place: { scope: 'thread' }, from: { name: 'Anna Keller' } },
    ]);
    expect(bot.presses[before]!.action).toEqual({ verb, ...read });
  },
);

test.each([
  ['an unknown verb', 'eraseAll', { seal: 's' }],
  ['no verb', undefined, { seal: 's' }],
  ['a verb that is no text', { $ne: 1 }, { seal: 's' }],
  ['no data', 'take', undefined],
  ['no seal', 'take', {}],
  ['a seal that is no text', 'take', { seal: { a: 1 } }],
  ['a seal without end', 'take', { seal: 'x'.repeat(5_000) }],
  ['a field that is missing', 'changeState', { seal: 's' }],
  ['a field of another kind', 'link', { seal: 's', number: ['SC-1'] }],
  ['a prototype', 'link', JSON.parse('{"seal":"s","__proto__":{"number":"SC-1"}}')],
])('[SE3] a press with %s is refused in the form of Teams', async (_what, verb, data) => {
  const before = bot.presses.length;
  expect(await execute(verb, data)).toEqual({
    status: 400,
    body: {
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'BadRequest', message: expect.any(String) },
    },
  });
  expect(bot.presses).toHaveLength(before);
});

test('[RL2] a press is answered by the card in its place, or by words', async () => {
  const card: PressAnswer = { type: 'post', post: { kind: 'whichLanguage', seal: 's' }, place: aPlace };
  expect((await withAnswer(card, () => execute('take', { seal: 's' }))).body).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    value: { type: 'AdaptiveCard', kind: 'whichLanguage' },
  });
  const refusal = { kind: 'refused', reason: 'notYours', number: null } as const;
  const words: PressAnswer = { type: 'words', said: refusal, place: aPlace };
  expect((await withAnswer(words, () => execute('take', { seal: 's' }))).body).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'refused',
  });
});

test('[RL2] a press of a client without Action.Execute is answered after the turn', async () => {
  const before = [bot.presses.length, bot.received.length, bot.connector.requests.length];
  const submit = aMessage({
    serviceUrl: bot.connector.serviceUrl,
    text: undefined,
    replyToId: '18',
    value: { verb: 'changeState', seal: 'the seal', state: 'closed' },
  });
  expect(await bot.receive(submit)).toEqual({ status: 200 });
  expect(bot.presses.at(-1)).toMatchObject({
    cardId: '18',
    action: { verb: 'changeState', state: 'closed' },
  });
  expect(bot.later.at(-1)).toMatchObject({ press: { cardId: '18' }, answer: { type: 'post' } });
  expect([bot.presses.length - 1, bot.received.length, bot.connector.requests.length]).toEqual(before);
});

test('[RL1] a press while the store is away is asked for again', async () => {
  const { DomainError } = await import('../../api/domain/errors.ts');
  const keep = bot.inbox.press;
  bot.inbox.press = () => Promise.reject(new DomainError('unavailable', 'The store is away.'));
  expect(await execute('take', { seal: 's' })).toEqual({ status: 503 });
  bot.inbox.press = keep;
});

test('[SE3] an unknown invoke is refused, and a press from an unknown tenant too', async () => {
  const serviceUrl = bot.connector.serviceUrl;
  expect(await bot.receive(anInvoke('signin/verifyState', { serviceUrl }))).toEqual({ status: 400 });
  const tenantId = tenants.muellerFormenbau;
  expect(await execute('take', { seal: 's' }, { tenantId })).toEqual({ status: 403 });
});
