import type { Message } from '../../../api/contract/messages.ts';
import type { PlaceList } from '../../../api/contract/places.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openStream } from '../../builders/openStream.ts';
import { say } from '../../builders/say.ts';
import { startRelayTest, type RelayTest, type TeamsChat } from '../../builders/startRelayTest.ts';
import { waitUntil } from '../../../local/waitUntil.ts';

let relay: RelayTest;
let marco: Caller;
let anna: Caller;
let chat: TeamsChat;
let conversationId: string;

beforeEach(async () => {
  relay = await startRelayTest();
  marco = await relay.test.as('marco-bianchi');
  anna = await relay.test.as('anna-keller');
  const opened = await openCase(marco);
  conversationId = opened.conversationId;
  await anna.post(`/cases/${opened.number}/watchers`);
  chat = relay.chat('marco-bianchi');
  await chat.say(`link ${opened.number}`);
  // The answer and the case's card.
  await relay.connector.waitFor(() => chat.texts().length >= 2);
});
afterEach(() => relay.stop());

const write = (text: string) => say(anna, conversationId, text);
const messages = async (): Promise<Message[]> =>
  ((await anna.get(`/conversations/${conversationId}/messages`)).body as { items: Message[] }).items;
const stateOf = async (id: string) => (await messages()).find((one) => one.id === id)?.delivery?.[0]?.state;
const untilState = async (id: string, state: string) => {
  if (!(await waitUntil(async () => (await stateOf(id)) === state, 15_000)))
    throw new Error(`it is ${await stateOf(id)}, not ${state}`);
};
const places = async () =>
  ((await anna.get(`/conversations/${conversationId}/places`)).body as PlaceList).items;
const posts = (words: string) => chat.texts().filter((text) => text.includes(words));

it('[RL6] an answer that is lost after delivery is not repeated, and the rest follows', async () => {
  relay.connector.fail({ operation: 'post', status: 502, isDelivered: true });
  const unsure = await write('Did it arrive?');
  await untilState(unsure.id, 'notConfirmed');
  const next = await write('The next one');
  await untilState(next.id, 'delivered');
  expect(posts('Did it arrive?')).toHaveLength(1);
  expect(posts('The next one')).toHaveLength(1);
});

it('[RL6] [MS6] what is not confirmed is sent again when a person asks, and only then', async () => {
  relay.connector.fail({ operation: 'post', how: 'hang' });
  const unsure = await write('Into nowhere');
  await untilState(unsure.id, 'notConfirmed');
  expect(posts('Into nowhere')).toHaveLength(0);
  const [delivery] = (await messages()).find((one) => one.id === unsure.id)?.delivery ?? [];
  expect(delivery?.resend).toBe('mayArriveTwice');
  const resend = `/conversations/${conversationId}/messages/${unsure.id}/deliveries/${delivery?.placeId}/resend`;
  expect(await anna.post(resend)).toMatchObject({ status: 204 });
  await untilState(unsure.id, 'delivered');
  expect(posts('Into nowhere')).toHaveLength(1);
  expect(await anna.post(resend)).toMatchObject({ status: 409 });
});

it.each([['1'], [undefined]])(
  '[RL7] a 429 with Retry-After %s is waited out, and the order kept',
  async (retryAfter) => {
    relay.connector.fail({ operation: 'post', status: 429, ...(retryAfter ? { retryAfter } : {}) });
    const first = await write('first of two');
    const second = await write('second of two');
    await untilState(second.id, 'delivered');
    expect(await stateOf(first.id)).toBe('delivered');
    const found = chat.texts().flatMap((text) => /(first|second) of two/.exec(text)?.[1] ?? []);
    expect(found).toEqual(['first', 'second']);
  },
);

it('[RL6] a removed bot makes the place unreachable, and when it speaks again all follows in order', async () => {
  const stream = await openStream(anna);
  relay.connector.fail({ operation: 'post', status: 403, code: 'BotNotInConversationRoster', times: 50 });
  const first = await write('while away one');
  await untilState(first.id, 'unreachable');
  await stream.until((one) => one.event === 'places');
  expect(await places()).toMatchObject([{ state: 'unreachable', reason: 'removed' }]);
  const second = await write('while away two');
  await untilState(second.id, 'unreachable');
  relay.connector.heal();
  await chat.say('I am back');
  await untilState(second.id, 'delivered');
  expect(chat.texts().flatMap((text) => /while away (one|two)/.exec(text)?.[1] ?? [])).toEqual([
    'one',
    'two',
  ]);
  expect(await places()).toMatchObject([{ state: 'ok', reason: null, since: null }]);
  stream.close();
});

it('[RL6] a person in the tab has an unreachable place tried again', async () => {
  relay.connector.fail({ operation: 'post', status: 404, times: 50 });
  const { id } = await write('gone?');
  await untilState(id, 'unreachable');
  relay.connector.heal();
  const [place] = await places();
  expect(place).toMatchObject({ state: 'unreachable', reason: 'gone' });
  expect(await anna.post(`/conversations/${conversationId}/places/${place?.id}/retry`)).toMatchObject({
    status: 204,
  });
  await untilState(id, 'delivered');
});

it('[RL6] a poison message is told as failed, and the rest flows', async () => {
  relay.connector.fail({ operation: 'post', status: 400 });
  const poison = await write('poison');
  const healthy = await write('healthy');
  await untilState(healthy.id, 'delivered');
  expect(await stateOf(poison.id)).toBe('failed');
  expect(posts('poison')).toHaveLength(0);
});

it('[RL6] a text that is too large for Teams arrives shortened', async () => {
  relay.connector.fail({ operation: 'post', status: 413 });
  const { id } = await write(`long ${'x'.repeat(15_000)}`);
  await untilState(id, 'delivered');
  expect(posts('long x')).toHaveLength(1);
});

it('[RL6] [RL7] after an outage everything follows in order, and at most one message is not confirmed', async () => {
  relay.connector.fail({ status: 503, times: 1_000 });
  const sent = [];
  for (let at = 0; at < 6; at += 1) sent.push(await write(`outage ${at}`));
  await untilState(sent[0]?.id ?? '', 'notConfirmed');
  expect(await waitUntil(async () => (await places())[0]?.state === 'waiting', 10_000)).toBe(true);
  relay.connector.heal();
  await untilState(sent.at(-1)?.id ?? '', 'delivered');
  const arrived = chat.texts().flatMap((text) => /outage (\d)/.exec(text)?.[1] ?? []);
  expect(arrived).toEqual(['1', '2', '3', '4', '5']);
});

it('[RL6] [RL7] a second instance relays nothing beside the first, and takes over when it ends', async () => {
  const { app, url } = await relay.test.startInstance();
  const sent = [];
  for (let at = 0; at < 5; at += 1) sent.push(await write(`two of us ${at}`));
  await untilState(sent.at(-1)?.id ?? '', 'delivered');
  await relay.test.app.stop();
  const other = await relay.test.as('anna-keller', url);
  await say(other, conversationId, 'after the first one ended');
  await relay.connector.waitFor(() => posts('after the first one ended').length === 1);
  for (let at = 0; at < 5; at += 1) expect(posts(`two of us ${at}`)).toHaveLength(1);
  await app.stop();
});

it('[RL2] [RL6] a place that takes no reactions takes everything else', async () => {
  relay.connector.fail({ operation: 'react', status: 403, times: 100 });
  await chat.say('typed here');
  const { id } = await write('still comes');
  await untilState(id, 'delivered');
  expect(await places()).toMatchObject([{ state: 'ok' }]);
});

it('[RL1] [MS6] what was typed in a place is not said to be on its way there', async () => {
  await chat.say('typed here');
  const typed = (await messages()).find(({ text }) => text === 'typed here');
  expect(typed).toBeDefined();
  expect(typed?.delivery).toBeUndefined();
});

it('[RL3] unlinking stops what still waits, at once', async () => {
  const [place] = await places();
  // More than Teams takes at once: the rest of them waits for its turn.
  await Promise.all(Array.from({ length: 14 }, (_one, at) => write(`fast ${at}`)));
  await relay.connector.waitFor(() => posts('fast').length >= 2);
  await marco.del(`/conversations/${conversationId}/places/${place?.id}`);
  expect(await waitUntil(() => posts('fast').length === 14, 8_000)).toBe(false);
});

it('[RL6] a change that the place never takes is given up, and the rest flows', async () => {
  const first = await write('to be changed');
  await untilState(first.id, 'delivered');
  relay.connector.fail({ operation: 'update', status: 500, times: 1_000 });
  await anna.patch(`/conversations/${conversationId}/messages/${first.id}`, { text: 'changed' });
  const next = await write('after the change');
  expect(await waitUntil(async () => (await stateOf(next.id)) === 'delivered', 60_000)).toBe(true);
}, 90_000);

it('[RL6] a bot that was removed and comes back is told to be reachable, with nothing to send', async () => {
  await chat.send({ type: 'installationUpdate', action: 'remove' });
  expect(await waitUntil(async () => (await places())[0]?.state === 'unreachable', 10_000)).toBe(true);
  await chat.send({ type: 'installationUpdate', action: 'add' });
  expect(await waitUntil(async () => (await places())[0]?.state === 'ok', 15_000)).toBe(true);
});

it('[RL5] redelivered while it is stored, a text exists once', async () => {
  const text = { id: '1790000009999', text: 'said once', textFormat: 'plain' };
  const answers = await Promise.all([chat.send(text), chat.send(text), chat.send(text)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await messages()).filter((one) => one.text === 'said once')).toHaveLength(1);
});
