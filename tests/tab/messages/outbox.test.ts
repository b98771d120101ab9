import type { Message } from '../../../api/contract/messages.ts';
import { ApiFailure } from '../../../tab/src/api.ts';
import type { Outbox } from '../../../tab/src/messages/outbox.ts';
import { createOutbox } from '../../../tab/src/messages/outbox.ts';
import type { OutboxEntry } from '../../../tab/src/messages/outboxEntry.ts';
import { createOutboxStorage } from '../../../tab/src/messages/outboxStorage.ts';
import { createTextStorage } from '../../../tab/src/messages/textStorage.ts';
import { aMessage } from './builders.ts';

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
});
afterEach(() => jest.useRealTimers());

test('[MS1] a message waits, is sent once and is then stored', async () => {
  const server = aServer();
  const outbox = anOutbox(server);
  outbox.add('hero', 'Sì');
  expect(states(outbox)).toEqual(['Sì waiting']);
  await settled();
  expect(states(outbox)).toEqual(['Sì stored']);
  expect(server.received).toHaveLength(1);
});

test('[MS7] what is written waits its turn: one at a time, in order', async () => {
  const server = aServer({ holds: true });
  const outbox = anOutbox(server);
  for (const text of ['uno', 'due', 'tre']) outbox.add('hero', text);
  await settled();
  expect(server.received.map(({ text }) => text)).toEqual(['uno']);
  await server.release();
  expect(server.received.map(({ text }) => text)).toEqual(['uno', 'due']);
  await server.release();
  await server.release();
  expect(server.received.map(({ text }) => text)).toEqual(['uno', 'due', 'tre']);
  expect(states(outbox)).toEqual(['uno stored', 'due stored', 'tre stored']);
});

test('[MS7] another conversation is not held up', async () => {
  const server = aServer({ holds: true });
  const outbox = anOutbox(server);
  outbox.add('hero', 'uno');
  outbox.add('other', 'due');
  await settled();
  expect(server.received.map(({ conversationId }) => conversationId)).toEqual(['hero', 'other']);
});

test('[MS1] [MS7] without a network it goes by itself, with the same id, at once when the network is back', async () => {
  const server = aServer();
  server.failWith(offline, offline, offline);
  const outbox = anOutbox(server);
  outbox.add('hero', 'uno');
  outbox.add('hero', 'due');
  await settled();
  expect(states(outbox)).toEqual(['uno waiting network', 'due waiting']);
  await jest.advanceTimersByTimeAsync(1_300);
  expect(server.received).toHaveLength(2);
  await jest.advanceTimersByTimeAsync(2_500);
  expect(server.received).toHaveLength(3);
  outbox.reconnect();
  await settled();
  expect(states(outbox)).toEqual(['uno stored', 'due stored']);
  expect(new Set(server.received.slice(0, 4).map(({ clientId }) => clientId)).size).toBe(1);
});

test('[MS7] a busy server is asked again when it says; the network has nothing to do with it', async () => {
  const server = aServer();
  server.failWith(failure({ status: 429, code: 'tooMany', retryAfterSeconds: 20 }));
  const outbox = anOutbox(server);
  outbox.add('hero', 'uno');
  await settled();
  expect(states(outbox)).toEqual(['uno waiting server']);
  outbox.reconnect();
  await jest.advanceTimersByTimeAsync(19_000);
  expect(server.received).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(1_100);
  expect(states(outbox)).toEqual(['uno stored']);
});

test.each([401, 500, 502, 503])('[MS7] %d is not the end: it waits and is sent again', async (status) => {
  const server = aServer();
  server.failWith(failure({ status, code: 'failed' }));
  const outbox = anOutbox(server);
  outbox.add('hero', 'uno');
  await jest.advanceTimersByTimeAsync(2_000);
  expect(states(outbox)).toEqual(['uno stored']);
});

test('[MS7] a request that is never answered is repeated', async () => {
  const server = aServer({ holds: true });
  const outbox = anOutbox(server);
  outbox.add('hero', 'uno');
  await jest.advanceTimersByTimeAsync(32_000);
  expect(server.received).toHaveLength(2);
  expect(server.received[0]?.clientId).toBe(server.received[1]?.clientId);
});

test('[MS6] what the server refuses has failed, keeps its text and can be sent again with its id', async () => {
  const server = aServer();
  server.failWith(failure({ status: 409, code: 'caseClosed' }));
  const outbox = anOutbox(server);
  outbox.add('hero', 'uno');
  outbox.add('hero', 'due');
  await settled();
  expect(states(outbox)).toEqual(['uno failed caseClosed', 'due stored']);
  outbox.sendAgain(outbox.list('hero')[0]!.clientId);
  await settled();
  expect(states(outbox)).toEqual(['due stored', 'uno stored']);
  expect(server.received.filter(({ text }) => text === 'uno').map(({ clientId }) => clientId)).toEqual(
    Array(2).fill(server.received[0]?.clientId),
  );
});

test('[MS6] a discarded message is gone, also when its answer comes later', async () => {
  const server = aServer({ holds: true });
  const outbox = anOutbox(server);
  outbox.add('hero', 'uno');
  await settled();
  outbox.discard(outbox.list('hero')[0]!.clientId);
  await server.release();
  expect(states(outbox)).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

test('[MS7] what waits survives a reload, by person, and is sent with the id it had', async () => {
  const first = aServer({ holds: true });
  anOutbox(first).add('hero', 'uno');
  await settled();
  const second = aServer();
  expect(states(anOutbox(second, 'giulia'))).toEqual([]);
  const outbox = anOutbox(second);
  await settled();
  expect(states(outbox)).toEqual(['uno stored']);
  expect(second.received[0]?.clientId).toBe(first.received[0]?.clientId);
  expect(localStorage).toHaveLength(0);
});

test('[MS7] what is not an entry is left alone', () => {
  for (const [key, value] of Object.entries({ a: '{', b: 'null', c: '{"text":1}', d: '[]' })) {
    localStorage.setItem(`conferencing.outbox.marco.${key}`, value);
  }
  expect(states(anOutbox(aServer()))).toEqual([]);
});

test('[MS7] where storage is refused it is kept in memory, and one can know it', async () => {
  const refused = createTextStorage(() => {
    throw new Error('refused');
  });
  const server = aServer();
  const outbox = createOutbox({ send: server.send, storage: createOutboxStorage(refused, 'marco') });
  outbox.add('hero', 'uno');
  expect(outbox.isKept()).toBe(false);
  await settled();
  expect(states(outbox)).toEqual(['uno stored']);
});

test('[MS6] what the list holds needs no row of its own', async () => {
  const outbox = anOutbox(aServer());
  outbox.add('hero', 'uno');
  await settled();
  const heard = jest.fn();
  outbox.subscribe(heard);
  outbox.forgetStored('hero', 0);
  expect(heard).not.toHaveBeenCalled();
  outbox.forgetStored('hero', 1);
  expect(states(outbox)).toEqual([]);
  expect(outbox.list('hero')).toBe(outbox.list('hero'));
});

const offline = failure({ status: 0, code: 'offline' });

function failure(init: Omit<ConstructorParameters<typeof ApiFailure>[0], 'message'>): ApiFailure {
  return new ApiFailure({ message: 'refused', ...init });
}

function anOutbox(server: { send: (entry: OutboxEntry) => Promise<Message> }, personId = 'marco'): Outbox {
  return createOutbox({ send: server.send, storage: createOutboxStorage(createTextStorage(), personId) });
}

/** Stores what it gets, unless it is told to fail or to hold its answers. */
function aServer({ holds = false } = {}) {
  const received: OutboxEntry[] = [];
  const failures: ApiFailure[] = [];
  const held: (() => void)[] = [];
  return {
    received,
    failWith: (...errors: ApiFailure[]) => failures.push(...errors),
    release: async () => {
      held.shift()?.();
      await settled();
    },
    send: async (entry: OutboxEntry): Promise<Message> => {
      received.push(entry);
      const sequence = received.length;
      if (holds) await new Promise<void>((resolve) => held.push(resolve));
      const error = failures.shift();
      if (error) throw error;
      return { ...aMessage({ sequence, text: entry.text }), clientId: entry.clientId };
    },
  };
}

async function settled(): Promise<void> {
  await jest.advanceTimersByTimeAsync(0);
}

function states(outbox: Outbox): string[] {
  return outbox.list('hero').map((entry) => {
    const more =
      entry.state === 'failed' ? entry.refusal.code : entry.state === 'waiting' ? entry.delay : null;
    return [entry.text, entry.state, more].filter(Boolean).join(' ');
  });
}

test('[MS5] what is answered is kept with the text, over a reload', async () => {
  const server = aServer({ holds: true });
  const first = anOutbox(server);
  first.add('hero', 'Sì', { id: 'm4', sequence: 4 });
  await settled();
  expect(server.received[0]).toMatchObject({ text: 'Sì', replyTo: { id: 'm4', sequence: 4 } });
  expect(anOutbox(aServer({ holds: true })).list('hero')[0]?.replyTo).toEqual({ id: 'm4', sequence: 4 });
});

test('[MS5] a repeated attempt still answers the same message', async () => {
  const server = aServer();
  server.failWith(new ApiFailure({ status: 503, code: 'unavailable', message: 'busy' }));
  anOutbox(server).add('hero', 'Sì', { id: 'm4', sequence: 4 });
  await jest.advanceTimersByTimeAsync(2_000);
  expect(server.received.map(({ replyTo }) => replyTo?.id)).toEqual(['m4', 'm4']);
});
