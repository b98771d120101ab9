import { createParser } from 'eventsource-parser';
import type { LiveEvent } from '../../api/contract/events.ts';

/** A tab's live stream as a test sees it. */
export type TestStream = {
  events: (LiveEvent & { id: string })[];
  /** Resolves with the first event, past or future, that the test accepts; rejects after 10 s. */
  until(accepts: (event: LiveEvent) => boolean): Promise<LiveEvent & { id: string }>;
  lastEventId: string | undefined;
  /** Resolves when the server has ended or cut the stream. */
  closed: Promise<void>;
  close(): void;
};

/** Opens `GET /api/events`, of the window of a board or a room where one is named; resolves once `hello` is there. */
export async function openStream(
  caller: { url: string; token: string },
  lastEventId?: string,
  window?: string | { meeting: string; session: string },
): Promise<TestStream> {
  const abort = new AbortController();
  const named = typeof window === 'string' ? { whiteboard: window } : window;
  const query = named === undefined ? '' : `?${new URLSearchParams(named)}`;
  const response = await fetch(`${caller.url}/api/events${query}`, {
    headers: {
      authorization: `Bearer ${caller.token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    signal: abort.signal,
  });
  if (!response.ok || !response.body) throw new Error(`the stream was refused: ${response.status}`);
  const waiting = new Set<() => void>();
  const stream: TestStream = {
    events: [],
    lastEventId: undefined,
    closed: Promise.resolve(),
    close: () => abort.abort(),
    until(accepts) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('the event did not come')), 10_000);
        const look = () => {
          const found = stream.events.find(accepts);
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      });
    },
  };
  const parser = createParser({
    onEvent(event) {
      stream.lastEventId = event.id;
      stream.events.push({ event: event.event, data: JSON.parse(event.data), id: event.id } as never);
      for (const look of [...waiting]) look();
    },
  });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  stream.closed = (async () => {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        parser.feed(decoder.decode(value, { stream: true }));
      }
    } catch {
      // Cut: by the server, or by the test itself.
    }
  })();
  await stream.until((event) => event.event === 'hello');
  return stream;
}
