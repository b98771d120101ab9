import type { LiveEvent } from '../../../api/contract/events.ts';
import type { Api } from '../api.ts';
import type { Connection, Live } from './Live.ts';
import { readStream } from './readStream.ts';
import { waitBeforeReconnect } from './waitBeforeReconnect.ts';

/** The server gives a sign of life every 15 s; after two are missing, the line is dead. */
const longestSilenceMs = 35_000;

type Needs = { open: Api['open']; random?: () => number; silenceMs?: number };

/** Holds one stream open: resumes after a cut, and gives each event once to whoever applies it. */
export function createLiveStream({
  open,
  random = Math.random,
  silenceMs = longestSilenceMs,
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

  function setConnection(next: Connection): void {
    if (next.state === connection.state && next.since === connection.since) return;
    connection = next;
    for (const listener of connectionListeners) listener();
  }

  function deliver(event: LiveEvent): void {
    if (apply) apply(event);
    else waiting.push(event);
  }

  async function readOnce(signal: AbortSignal): Promise<void> {
    await readStream({
      open,
      lastEventId,
      signal,
      onByte: () => {
        lastByteAt = Date.now();
      },
      onEvent: (event, id) => {
        failures = 0;
        setConnection({ state: 'live', since: null });
        if (id) lastEventId = id;
        if (event.event !== 'alive') deliver(event);
      },
    });
  }

  async function run(stopping: AbortSignal): Promise<void> {
    const isStopped = () => stopping.aborted;
    while (!isStopped()) {
      const attempt = new AbortController();
      current = attempt;
      lastByteAt = Date.now();
      const watchdog = setInterval(() => endIfSilent(attempt), silenceMs / 7);
      await readOnce(attempt.signal).catch(() => undefined);
      clearInterval(watchdog);
      // An end without an error still leaves the line open on the other side.
      attempt.abort();
      if (isStopped()) return;
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
    if (document.visibilityState === 'hidden') return;
    if (current) endIfSilent(current);
    endPause?.();
  }
  /** What the client says about its network may be wrong, so it is tried at once. */
  const retry = () => current?.abort();

  let stopping = new AbortController();
  return {
    start() {
      stopping = new AbortController();
      window.addEventListener('online', hurry);
      window.addEventListener('offline', retry);
      document.addEventListener('visibilitychange', hurry);
      void run(stopping.signal);
    },
    stop() {
      stopping.abort();
      current?.abort();
      endPause?.();
      window.removeEventListener('online', hurry);
      window.removeEventListener('offline', retry);
      document.removeEventListener('visibilitychange', hurry);
    },
    connection: () => connection,
    onConnection(listener) {
      connectionListeners.add(listener);
      return () => connectionListeners.delete(listener);
    },
    deliverTo(next) {
      apply = next;
      for (const event of waiting.splice(0)) deliver(event);
      return () => {
        if (apply === next) apply = null;
      };
    },
  };
}
