import type { Message } from '../../../api/contract/messages.ts';
import { openCase } from '../../builders/openCase.ts';
import { startRelayTest, type RelayTest } from '../../builders/startRelayTest.ts';
import { waitUntil } from '../../../local/waitUntil.ts';
import { startAppProcess, type Child } from '../../http/faults/startChild.ts';

jest.setTimeout(300_000);

/** CI kills a few times; the soak many. */
const kills = process.env.SOAK ? 40 : 3;

let relay: RelayTest;
let children: Child[] = [];

beforeEach(async () => {
  relay = await startRelayTest({ env: { BOT_TIMEOUT_MS: '300', RELAY_LEASE_SECONDS: '6' } });
  // Only processes of their own from here on.
  await relay.test.app.stop();
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.kill()));
  children = [];
  await relay.stop();
});

async function start(): Promise<Child> {
  const child = await startAppProcess(relay.test.config);
  children.push(child);
  return child;
}

it('[RL1] [RL5] [RL6] kill -9 of the sender at any moment doubles nothing, loses nothing and keeps the order', async () => {
  let sender = await start();
  const other = await start();
  const marco = await relay.test.as('marco-bianchi', other.url);
  const anna = await relay.test.as('anna-keller', other.url);
  const { number, conversationId } = await openCase(marco);
  await anna.post(`/cases/${number}/watchers`);
  const chat = relay.chat('marco-bianchi', undefined, other.url);
  await chat.say(`link ${number}`);
  await relay.connector.waitFor(() => chat.texts().length >= 2);
  const sent: string[] = [];
  for (let round = 0; round < kills; round += 1) {
    // Somewhere within the sending of these.
    const writing = (async () => {
      for (let at = 0; at < 4; at += 1) {
        const text = `round ${round} message ${at}`;
        const body = { clientId: crypto.randomUUID(), text };
        const answer = await anna.post(`/conversations/${conversationId}/messages`, body);
        if (answer.status === 201) sent.push(text);
      }
    })();
    const before = relay.connector.requests.length;
    const moment = round % 3;
    if (moment > 0)
      await relay.connector
        .waitFor(({ requests }) => requests.length >= before + moment)
        .catch(() => undefined);
    await sender.kill();
    await writing;
    sender = await start();
  }
  const messages = async () =>
    (
      (await anna.get(`/conversations/${conversationId}/messages?limit=100`)).body as { items: Message[] }
    ).items.filter(({ kind }) => kind === 'message');
  const isSettled = async () =>
    (await messages()).every(({ delivery }) => delivery?.every(({ state }) => state !== 'waiting'));
  expect(await waitUntil(isSettled, 120_000)).toBe(true);
  const stored = await messages();
  expect(stored.map(({ text }) => text)).toEqual(sent);
  const arrived = chat.texts().flatMap((text) => /round \d+ message \d/.exec(text)?.[0] ?? []);
  expect(arrived).toEqual([...new Set(arrived)]);
  expect(arrived).toEqual(sent.filter((text) => arrived.includes(text)));
  const unsure = stored.filter(({ delivery }) => delivery?.some(({ state }) => state === 'notConfirmed'));
  for (const { text } of stored)
    if (!arrived.includes(text)) expect(unsure.map((one) => one.text)).toContain(text);
  // The one open window: each kill can catch one message between Teams' taking it and our record of it.
  expect(unsure.length).toBeLessThanOrEqual(kills);
});
