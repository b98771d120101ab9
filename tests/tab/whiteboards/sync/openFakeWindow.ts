import type { LiveEvent } from '../../../../api/contract/events.ts';
import { ApiFailure, type Api } from '../../../../tab/src/api.ts';
import type { Connection } from '../../../../tab/src/live/Live.ts';
import { createBoardOutbox } from '../../../../tab/src/whiteboards/sync/createBoardOutbox.ts';
import { createBoardSync } from '../../../../tab/src/whiteboards/sync/createBoardSync.ts';
import type { OutboxStore } from '../../../../tab/src/whiteboards/sync/createOutboxStore.ts';
import type { FakeBoardServer } from './createFakeBoardServer.ts';
import { whiteboardId } from './createFakeBoardServer.ts';
import type { FakeClock } from './createFakeClock.ts';

export type Fault = 'none' | 'lostRequest' | 'lostAnswer' | 'doubled' | 'busy' | 'silence';

/** How a line behaves: what becomes of the next request, and how long each way takes. */
export type Line = { fault: (kind: 'read' | 'operate') => Fault; delay: () => number };

const goodLine: Line = { fault: () => 'none', delay: () => 5 };

/** What a device keeps; it stays when a window is closed. */
export function createFakeDevice() {
  const values = new Map<string, unknown>();
  return { values, isRefused: false };
}
export type FakeDevice = ReturnType<typeof createFakeDevice>;

/** A person's window with the board, on a device, over a line that can be cut. */
export function openFakeWindow(needs: {
  server: FakeBoardServer;
  time: FakeClock;
  device: FakeDevice;
  personId: 'ada' | 'ben';
  line?: Line;
  isCut?: boolean;
}) {
  const { server, time, device, personId, line = goodLine } = needs;
  const { clock } = time;
  let isDead = false;
  let isCut = needs.isCut ?? false;
  let stream: (() => void) | null = null;
  let connection: Connection = { state: 'connecting', since: null };
  const eventListeners = new Set<(event: LiveEvent) => void>();
  const connectionListeners = new Set<() => void>();
  const broken = new Set<() => void>();

  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => void clock.after(milliseconds, resolve));

  async function ask<Answer>(kind: 'read' | 'operate', work: () => Answer): Promise<Answer> {
    const fault = line.fault(kind);
    let isLost = isCut || isDead;
    const lose = () => (isLost = true);
    broken.add(lose);
    await wait(line.delay());
    if (!isLost && fault === 'busy') {
      throw new ApiFailure({ status: 503, code: 'unavailable', message: '', retryAfterSeconds: 2 });
    }
    const isHeard = !isLost && fault !== 'lostRequest';
    const outcome = isHeard ? attempt(work) : null;
    if (fault === 'doubled' && isHeard) void wait(line.delay() * 10).then(() => attempt(work));
    await wait(line.delay());
    broken.delete(lose);
    if (isDead || fault === 'silence') return new Promise<never>(() => {});
    if (!outcome || isLost || fault === 'lostAnswer') {
      throw new ApiFailure({ status: 0, code: 'offline', message: 'no answer' });
    }
    return outcome();
  }

  const api: Pick<Api, 'get' | 'open'> = {
    get: <Answer>(path: string, signal?: AbortSignal) => {
      const since = /since=(\d+)/.exec(path)?.[1];
      const answer = ask('read', () => server.read(since === undefined ? null : Number(since)));
      return Promise.race([answer, untilAborted(signal)]) as Promise<Answer>;
    },
    open: async (_, { body, signal }) => {
      const answer = ask('operate', () => server.operate(personId, body ?? ''));
      const found = await Promise.race([answer, untilAborted(signal)]);
      return { json: async () => JSON.parse(JSON.stringify(found)) as unknown } as Response;
    },
  };

  const store: OutboxStore = {
    keys: async (prefix) => check([...device.values.keys()].filter((key) => key.startsWith(prefix))),
    getMany: async (keys) => check(keys.map((key) => device.values.get(key))),
    setMany: async (entries) => {
      check(null);
      if (!isDead) for (const [key, value] of entries) device.values.set(key, structuredClone(value));
    },
    deleteMany: async (keys) => {
      check(null);
      if (!isDead) for (const key of keys) device.values.delete(key);
    },
  };
  function check<Value>(value: Value): Value {
    if (device.isRefused) throw new DOMException('no storage here', 'SecurityError');
    return value;
  }

  function setConnection(next: Connection): void {
    connection = next;
    for (const listener of connectionListeners) listener();
  }

  function hear(event: LiveEvent): void {
    for (const listener of eventListeners) listener(event);
  }

  /** The stream comes back by itself, a moment after the line. */
  function connect(): void {
    let isOpen = true;
    const stop = server.listen((event) => {
      void wait(line.delay()).then(() => {
        if (isOpen && !isDead) hear(structuredClone(event));
      });
    });
    stream = () => {
      isOpen = false;
      stop();
    };
    setConnection({ state: 'live', since: null });
    hear({ event: 'hello', data: { resumed: true } });
  }

  const sync = createBoardSync({
    whiteboardId,
    person: { id: personId, ...server.people[personId] },
    api,
    live: {
      connection: () => connection,
      onConnection: (listener) => {
        connectionListeners.add(listener);
        return () => void connectionListeners.delete(listener);
      },
      onEvent: (listener) => {
        eventListeners.add(listener);
        return () => void eventListeners.delete(listener);
      },
    },
    outbox: createBoardOutbox({ personId, whiteboardId }, store),
    clock,
    random: () => 0.5,
  });

  function cut(): void {
    isCut = true;
    stream?.();
    stream = null;
    for (const lose of broken) lose();
    setConnection({ state: 'offline', since: new Date(clock.now()) });
  }

  sync.start();
  if (isCut) cut();
  else connect();
  return {
    sync,
    isCut: () => isCut,
    cut,
    mend(): void {
      if (!isCut) return;
      isCut = false;
      connect();
    },
    /** The window is closed in good order. */
    close(): void {
      sync.stop();
      stream?.();
      stream = null;
    },
    /** The browser is gone in this moment. */
    kill(): void {
      isDead = true;
      cut();
    },
  };
}

function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
}

/** What the work comes to, for later. */
function attempt<Answer>(work: () => Answer): () => Answer {
  try {
    const answer = work();
    return () => answer;
  } catch (cause) {
    return () => {
      throw cause;
    };
  }
}
