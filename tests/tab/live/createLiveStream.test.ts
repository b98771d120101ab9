import { waitFor } from '@testing-library/react';
import type { LiveEvent } from '../../../api/contract/events.ts';
import { createLiveStream } from '../../../tab/src/live/createLiveStream.ts';
import { refusal } from '../createFakeApi.ts';
import { waitBeforeReconnect } from '../../../tab/src/live/waitBeforeReconnect.ts';

/** A server that a test writes to; each connection is a stream of its own. */
function createEndpoint() {
  const connections: {
    path: string;
    headers: Record<string, string>;
    signal: AbortSignal;
    write: (text: string) => void;
    end: () => void;
  }[] = [];
  let isReachable = true;
  const refused = new Set<string>();
  const open = (
    path: string,
    init: { headers: Record<string, string>; signal: AbortSignal },
  ): Promise<Response> => {
    if (!isReachable) return Promise.reject(new TypeError('no network'));
    if (refused.has(path)) return Promise.reject(refusal(404, 'notFound'));
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    init.signal.addEventListener('abort', () => void writer.abort().catch(() => {}));
    connections.push({
      path,
      ...init,
      write: (text) => void writer.write(new TextEncoder().encode(text)).catch(() => {}),
      end: () => void writer.close().catch(() => {}),
    });
    return Promise.resolve(new Response(readable));
  };
  return {
    open,
    connections,
    cut: () => (isReachable = false),
    refuse: (path: string) => refused.add(path),
    mend: () => (isReachable = true),
  };
}

const hello = 'id: 1\nevent: hello\ndata: {"resumed":false}\n\n';
const entry = (id: number) =>
  `id: ${id}\nevent: entry\ndata: {"conversationId":"c","sequence":${id},"message":null,"case":null,"membersChanged":false}\n\n`;

function start(options: { silenceMs?: number } = {}) {
  const endpoint = createEndpoint();
  const stream = createLiveStream({ open: endpoint.open, random: () => 0, ...options });
  const events: LiveEvent[] = [];
  stream.start();
  return { endpoint, stream, events, listen: () => stream.deliverTo((event) => events.push(event)) };
}

let running: ReturnType<typeof start> | null = null;
afterEach(() => running?.stream.stop());

const untilTrue = (holds: () => boolean) => waitFor(() => expect(holds()).toBe(true));

test('[EV1] what came before somebody applies it is kept, in order', async () => {
  const { endpoint, stream, events, listen } = (running = start());
  endpoint.connections[0]?.write(hello + entry(2) + entry(3));
  await untilTrue(() => stream.connection().state === 'live');
  expect(events).toEqual([]);
  listen();
  await untilTrue(() => events.length === 3);
  expect(events.map(({ event }) => event)).toEqual(['hello', 'entry', 'entry']);
});

test('[EV1] after a cut the stream resumes after the last event it has', async () => {
  const { endpoint, stream, events, listen } = (running = start());
  listen();
  endpoint.connections[0]?.write(hello + entry(7));
  await untilTrue(() => events.length === 2);
  expect(endpoint.connections[0]?.headers).not.toHaveProperty('last-event-id');
  endpoint.connections[0]?.end();
  await untilTrue(() => stream.connection().state === 'connecting');
  await untilTrue(() => endpoint.connections.length === 2);
  expect(endpoint.connections[1]?.headers).toMatchObject({ 'last-event-id': '7' });
});

test('[AX3] without a network it says since when, and at once tries again when the network is back', async () => {
  const { endpoint, stream, listen } = (running = start());
  listen();
  endpoint.connections[0]?.write(hello);
  await untilTrue(() => stream.connection().state === 'live');
  const lostFrom = Date.now();
  endpoint.cut();
  endpoint.connections[0]?.end();
  await untilTrue(() => stream.connection().state === 'connecting');
  await untilTrue(() => stream.connection().state === 'offline');
  const lostTo = Date.now();
  const since = stream.connection().since?.getTime() ?? 0;
  expect(since).toBeGreaterThanOrEqual(lostFrom);
  expect(since).toBeLessThanOrEqual(lostTo);

  endpoint.mend();
  window.dispatchEvent(new Event('online'));
  await untilTrue(() => endpoint.connections.length === 2);
  endpoint.connections[1]?.write(hello);
  await untilTrue(() => stream.connection().state === 'live');
  expect(stream.connection().since).toBeNull();
});

test('[EV1] a line that is silent for too long is given up, and another one is opened', async () => {
  const { endpoint, stream, listen } = (running = start({ silenceMs: 140 }));
  listen();
  endpoint.connections[0]?.write(hello);
  await untilTrue(() => stream.connection().state === 'live');
  await untilTrue(() => endpoint.connections[0]?.signal.aborted === true);
  await untilTrue(() => endpoint.connections.length === 2);
});

test('[EV4] waits grow from a quarter of a second to fifteen seconds and are spread out', () => {
  expect(waitBeforeReconnect(0, () => 0)).toBe(125);
  expect(waitBeforeReconnect(0, () => 1)).toBe(250);
  expect(waitBeforeReconnect(3, () => 1)).toBe(2_000);
  expect(waitBeforeReconnect(30, () => 1)).toBe(15_000);
});

test('[WB3] the one stream of the tab brings an open board too: it is opened anew and resumes', async () => {
  const { endpoint, stream, events, listen } = (running = start());
  const heard: string[] = [];
  const states: string[] = [];
  listen();
  stream.onEvent(({ event }) => heard.push(event));
  endpoint.connections[0]?.write(hello + entry(7));
  await untilTrue(() => events.length === 2);
  stream.onConnection(() => states.push(stream.connection().state));
  const leave = stream.watchBoard('talk.one two');
  await untilTrue(() => endpoint.connections.length === 2);
  expect(endpoint.connections[0]?.signal.aborted).toBe(true);
  expect(endpoint.connections.map(({ path }) => path)).toEqual([
    '/api/events',
    '/api/events?whiteboard=talk.one%20two',
  ]);
  expect(endpoint.connections[1]?.headers).toMatchObject({ 'last-event-id': '7' });
  endpoint.connections[1]?.write(`${entry(8)}event: whiteboard\ndata: {}\n\n`);
  await untilTrue(() => heard.length === 4);
  expect(heard).toEqual(['hello', 'entry', 'entry', 'whiteboard']);
  expect(states).toEqual([]);
  // Who goes from one board to the next leaves and comes in one moment.
  leave();
  const leaveNext = stream.watchBoard('talk.next');
  await untilTrue(() => endpoint.connections.length === 3);
  expect(endpoint.connections[2]?.path).toBe('/api/events?whiteboard=talk.next');
  leaveNext();
  await untilTrue(() => endpoint.connections.length === 4);
  expect(endpoint.connections[3]?.path).toBe('/api/events');
});

test("[SE2] a board that is not one's own does not keep all other events away", async () => {
  const { endpoint, stream, events, listen } = (running = start());
  listen();
  endpoint.refuse('/api/events?whiteboard=hers');
  stream.watchBoard('hers');
  await untilTrue(() => endpoint.connections.length === 2);
  expect(endpoint.connections[1]?.path).toBe('/api/events');
  endpoint.connections.at(-1)?.write(hello);
  await untilTrue(() => events.length === 1);
});

const room = { meetingId: 'talk.room', sessionId: '1f0e4c6a-0000-4000-8000-000000000001' };
const roomQuery = `meeting=talk.room&session=${room.sessionId}`;

test('[VC4] the one stream of the tab brings a room too, beside a board', async () => {
  const { endpoint, stream, events, listen } = (running = start());
  listen();
  endpoint.connections[0]?.write(hello + entry(7));
  await untilTrue(() => events.length === 2);
  const leave = stream.enterRoom(room);
  await untilTrue(() => endpoint.connections.length === 2);
  expect(endpoint.connections[1]?.path).toBe(`/api/events?${roomQuery}`);
  expect(endpoint.connections[1]?.headers).toMatchObject({ 'last-event-id': '7' });
  stream.watchBoard('talk.board');
  await untilTrue(() => endpoint.connections.length === 3);
  expect(endpoint.connections[2]?.path).toBe(`/api/events?whiteboard=talk.board&${roomQuery}`);
  leave();
  await untilTrue(() => endpoint.connections.length === 4);
  expect(endpoint.connections[3]?.path).toBe('/api/events?whiteboard=talk.board');
});

test("[SE2] a room that is not one's own keeps neither the board nor all other events away", async () => {
  const { endpoint, stream, events, listen } = (running = start());
  listen();
  endpoint.refuse(`/api/events?whiteboard=talk.board&${roomQuery}`);
  stream.watchBoard('talk.board');
  stream.enterRoom(room);
  await untilTrue(() => endpoint.connections.length === 2);
  expect(endpoint.connections[1]?.path).toBe('/api/events?whiteboard=talk.board');
  endpoint.connections.at(-1)?.write(hello);
  await untilTrue(() => events.length === 1);
});
