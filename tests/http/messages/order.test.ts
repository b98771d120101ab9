import type { HistoryEntry, Message } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openStream } from '../../builders/openStream.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let here: Record<'marco' | 'giulia' | 'anna', Caller>;
let there: Record<'marco' | 'giulia' | 'anna', Caller>;
let number: string;
let conversationId: string;
beforeAll(async () => {
  test = await startTestApp();
  const other = await test.startInstance();
  const signIn = async (url: string) => ({
    marco: await test.as('marco-bianchi', url),
    giulia: await test.as('giulia-rossi', url),
    anna: await test.as('anna-keller', url),
  });
  here = await signIn(test.url);
  there = await signIn(other.url);
});
afterAll(() => test.stop());
beforeEach(async () => {
  ({ number, conversationId } = await openCase(here.marco));
  await here.anna.post(`/cases/${number}/watchers`);
});

it('[MS2] two hundred writers at once, on two instances: no gap, no two alike, nothing lost', async () => {
  const writers = [here.marco, here.giulia, here.anna, there.marco, there.giulia, there.anna];
  const sent = await Promise.all(
    Array.from({ length: 200 }, (_one, at) => say(writers[at % writers.length]!, conversationId, `${at}`)),
  );
  const log = await readLog(here.marco);
  expect(log.map((entry) => entry.sequence)).toEqual(log.map((_entry, at) => at + 1));
  const stored = log.filter((entry) => entry.kind === 'message');
  expect(stored.map((entry) => entry.id).sort()).toEqual(sent.map((message) => message.id).sort());
  for (const message of sent) expect(log[message.sequence - 1]!.id).toBe(message.id);
});

it('[MS2] every reader on every instance sees the same order, the customer and GFMS', async () => {
  const writers = Object.values(here).concat(Object.values(there));
  const work = Array.from({ length: 60 }, (_one, at) =>
    say(writers[at % 6]!, conversationId, `${at}`).then(() => null),
  );
  const changes = Array.from({ length: 12 }, (_one, at) =>
    (at % 2 ? here : there).anna
      .patch(`/cases/${number}`, { priority: (at % 4) + 1, alarmText: `E${at}` })
      .then(() => null),
  );
  await Promise.all([...work, ...changes]);
  const reference = (await readLog(here.anna)).map((entry) => entry.hash);
  expect(reference.length).toBeGreaterThan(72);
  for (const caller of writers) {
    expect((await readLog(caller)).map((entry) => entry.hash)).toEqual(reference);
  }
});

it('[MS2] [EV2] the live events of a tab come in the order of the log', async () => {
  const streams = [await openStream(here.giulia), await openStream(there.anna)];
  const writers = [here.marco, there.marco, here.anna, there.giulia];
  await Promise.all(Array.from({ length: 80 }, (_one, at) => say(writers[at % 4]!, conversationId, `${at}`)));
  const last = await say(here.marco, conversationId, 'The last');
  for (const stream of streams) {
    await stream.until((event) => event.event === 'entry' && event.data.message?.id === last.id);
    const told = stream.events.flatMap((event) =>
      event.event === 'entry' && event.data.conversationId === conversationId ? [event.data.sequence] : [],
    );
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(new Set(told).size).toBe(told.length);
    expect(told.length).toBeGreaterThanOrEqual(81);
    stream.close();
  }
});

it('[MS2] times never run against the order', async () => {
  const writers = Object.values(here).concat(Object.values(there));
  await Promise.all(Array.from({ length: 40 }, (_one, at) => say(writers[at % 6]!, conversationId, `${at}`)));
  const times = (await readLog(here.anna)).map((entry) => entry.createdAt!);
  expect(times).toEqual([...times].sort());
});

it('[MS2] [MS3] many long messages at once are all stored: no writer suffers for the others', async () => {
  // Three bytes a character, and six where JSON must escape it.
  const texts = ['漢', '\u0001', 'a'].map((character) => character.repeat(20_000));
  const sent = await Promise.all(
    Array.from({ length: 60 }, (_one, at) =>
      here.marco.post(`/conversations/${conversationId}/messages`, {
        clientId: `long-${at}`,
        text: texts[at % texts.length],
      }),
    ),
  );
  expect(sent.map((answer) => answer.status)).toEqual(sent.map(() => 201));
  expect(new Set(sent.map((answer) => (answer.body as Message).sequence)).size).toBe(60);
});

/** The whole log, page by page. */
async function readLog(caller: Caller): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [];
  for (;;) {
    const path = `/conversations/${conversationId}/history?limit=100&after=${entries.length}`;
    const { items } = (await caller.get(path)).body as { items: HistoryEntry[] };
    if (items.length === 0) return entries;
    entries.push(...items);
  }
}
