import type { LiveEvent } from '../../../api/contract/events.ts';
import type { Api } from '../api.ts';
import { ApiFailure } from '../api.ts';
import type { Connection, Live, RoomWindow } from './Live.ts';
import { readStream } from './readStream.ts';
import { waitBeforeReconnect } from './waitBeforeReconnect.ts';
import type { WatchBrowser } from './watchBrowser.ts';
import { watchBrowser } from './watchBrowser.ts';

/** The server gives a sign of life every 15 s; after two are missing, the line is dead. */
const longestSilenceMs = 35_000;

type Needs = {
  open: Api['open'];
  random?: () => number;
  silenceMs?: number;
  /** Outside of a browser there is nothing to watch. */
  watch?: WatchBrowser;
};

/** Why a connection is ended that is in order. */
const otherWish = Symbol('other wish');

/** What a stream can bring beside what it always brings. */
type Wish = { whiteboardId: string } | { room: RoomWindow };

/** Holds one stream open: resumes after a cut, and gives each event once to whoever applies it. */
export function createLiveStream({
  open,
  random = Math.random,
  silenceMs = longestSilenceMs,
  watch = watchBrowser,
}: Needs): Live & { start: () => void; stop: () => void } {
  let connection: Connection = { state: 'connecting', since: null };
  let lastEventId: string | null = null;
  let failures = 0;
  let current: AbortController | null = null;
  let endPause: (() => void) | null = null;
  let lastByteAt = 0;
  let apply: ((event: LiveEvent) => void) | null = null;
  const waiting: LiveEvent[] = [];
  const connectionListeners = new Set<() => void>();
  const eventListeners = new Set<(event: LiveEvent) => void>();
  /** What is open here, the last board and the last room wished; `watched`: those that this connection brings. */
  const wishes: Wish[] = [];
  let watched = wished();

  function setConnection(next: Connection): void {
    if (next.state === connection.state && next.since === connection.since) return;
    connection = next;
    for (const listener of connectionListeners) listener();
  }

  function deliver(event: LiveEvent): void {
    if (apply) apply(event);
    else waiting.push(event);
  }

  function hear(event: LiveEvent): void {
    deliver(event);
    for (const listener of eventListeners) listener(event);
  }

  function wished() {
    return {
      board: wishes.findLast((wish) => 'whiteboardId' in wish) ?? null,
      room: wishes.findLast((wish) => 'room' in wish) ?? null,
    };
  }

  /** In a moment: who leaves a board may open the next one at once. */
  function changeWishes(): void {
    queueMicrotask(() => {
      const { board, room } = wished();
      const isSame = isSameWish(board, watched.board) && isSameWish(room, watched.room);
      if (current && !isSame) current.abort(otherWish);
    });
  }

  function wish(next: Wish): () => void {
    wishes.push(next);
    changeWishes();
    return () => {
      forget(next);
      changeWishes();
    };
  }

  function forget(one: Wish): void {
    const at = wishes.indexOf(one);
    if (at >= 0) wishes.splice(at, 1);
  }

  /** A board or room that is not this person's would shut him off from everything else: the newest is given up first. */
  function forgetUnknown(failure: unknown): void {
    if (!(failure instanceof ApiFailure) || failure.status !== 404) return;
    const { board, room } = watched;
    const unknown = wishes.findLast((one) => isSameWish(one, board) || isSameWish(one, room));
    for (const one of [...wishes]) if (unknown && isSameWish(one, unknown)) forget(one);
  }

  async function readOnce(signal: AbortSignal): Promise<void> {
    await readStream({
      open,
      lastEventId,
      whiteboardId: watched.board?.whiteboardId ?? null,
      room: watched.room?.room ?? null,
      signal,
      onByte: () => {
        lastByteAt = Date.now();
      },
      onEvent: (event, id) => {
        failures = 0;
        setConnection({ state: 'live', since: null });
        if (id) lastEventId = id;
        if (event.event !== 'alive') hear(event);
      },
    });
  }

  async function run(stopping: AbortSignal): Promise<void> {
    const isStopped = () => stopping.aborted;
    while (!isStopped()) {
      const attempt = new AbortController();
      current = attempt;
      watched = wished();
      lastByteAt = Date.now();
      const watchdog = setInterval(() => endIfSilent(attempt), silenceMs / 7);
      await readOnce(attempt.signal).catch(forgetUnknown);
      clearInterval(watchdog);
      // An end without an error still leaves the line open on the other side.
      attempt.abort();
      if (isStopped()) return;
      if (attempt.signal.reason === otherWish) continue;
      setConnection({
        state: failures === 0 ? 'connecting' : 'offline',
        since: connection.since ?? new Date(),
      });
      await pause(waitBeforeReconnect(failures, random));
      failures += 1;
    }
  }

  function endIfSilent(attempt: AbortController): void {
    if (Date.now() - lastByteAt > silenceMs) attempt.abort();
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** The network or the person is back: no reason to wait any longer. */
  function hurry(): void {
    if (current) endIfSilent(current);
    endPause?.();
  }
  /** What the client says about its network may be wrong, so it is tried at once. */
  const retry = () => current?.abort();

  let stopping = new AbortController();
  let unwatch: (() => void) | null = null;
  return {
    start() {
      stopping = new AbortController();
      unwatch = watch({ back: hurry, cut: retry });
      void run(stopping.signal);
    },
    stop() {
      stopping.abort();
      current?.abort();
      endPause?.();
      unwatch?.();
    },
    connection: () => connection,
    onConnection(listener) {
      connectionListeners.add(listener);
      return () => connectionListeners.delete(listener);
    },
    onEvent(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    watchBoard: (whiteboardId) => wish({ whiteboardId }),
    enterRoom: (room) => wish({ room }),
    deliverTo(next) {
      apply = next;
      for (const event of waiting.splice(0)) deliver(event);
      return () => {
        if (apply === next) apply = null;
      };
    },
  };
}

function isSameWish(one: Wish | null, other: Wish | null): boolean {
  if (one === null || other === null) return one === other;
  if ('whiteboardId' in one) return 'whiteboardId' in other && one.whiteboardId === other.whiteboardId;
  return 'room' in other && one.room.sessionId === other.room.sessionId;
}
