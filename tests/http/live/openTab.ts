import { createParser } from 'eventsource-parser';
import type { LiveEvent, LiveEvents } from '../../../api/contract/events.ts';
import type { HistoryEntry } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { until } from './until.ts';

type Entry = Pick<LiveEvents['entry'], 'conversationId' | 'sequence'> & Partial<LiveEvents['entry']>;

/**
 * A tab as the contract wants one: it resumes by the id of the last event it took, on whatever instance, and drops
 * an entry that is not newer than what it has, and reads the history when it is told to load everything anew. What
 * it then shows must be what the log holds.
 */
export type Tab = {
  personId: string;
  /** What it shows, by conversation. */
  shown: Map<string, Entry[]>;
  /** Every event it took, in their order, repeats too. */
  events: (LiveEvent & { id: string })[];
  /** Entries that came although it had them, and streams opened. */
  repeats: number;
  connections: number;
  lastEventId: string | undefined;
  /** Loads a conversation as a tab does: older entries are no news from then on. */
  load(conversationId: string): Promise<void>;
  /** Up to where it was loaded. */
  loadedUpTo(conversationId: string): number;
  /** What came after that. */
  sequences(conversationId: string): number[];
  count(event: LiveEvent['event']): number;
  /** Cuts the line; the tab comes back by itself. */
  cut(): void;
  /** Cuts the next lines behind so many events each. */
  cutNext(...after: number[]): void;
  /** Cuts the line and comes back at another instance. */
  moveTo(url: string): void;
  /** Cuts the line and stays away until `comeBack`. */
  goAway(): Promise<void>;
  comeBack(): void;
  close(): Promise<void>;
};

/** With an id it resumes from there. */
export async function openTab(personId: string, caller: Caller, lastEventId?: string): Promise<Tab> {
  let url = caller.url;
  let isClosed = false;
  let isAway = false;
  let current = new AbortController();
  /** Events that still arrive before the line is cut. */
  let left = Infinity;
  const cuts: number[] = [];
  const known = new Map<string, number>();
  const loaded = new Map<string, number>();

  const tab: Tab = {
    personId,
    shown: new Map(),
    events: [],
    repeats: 0,
    connections: 0,
    lastEventId,
    async load(conversationId) {
      const answer = await caller.get(`/conversations/${conversationId}`);
      if (answer.status !== 200)
        throw new Error(`${personId} cannot read ${conversationId}: ${answer.status}`);
      const { sequence } = answer.body as { sequence: number };
      loaded.set(conversationId, sequence);
      known.set(conversationId, Math.max(sequence, known.get(conversationId) ?? 0));
    },
    loadedUpTo: (conversationId) => loaded.get(conversationId) ?? 0,
    sequences: (conversationId) =>
      (tab.shown.get(conversationId) ?? [])
        .map((entry) => entry.sequence)
        .filter((sequence) => sequence > tab.loadedUpTo(conversationId)),
    count: (event) => tab.events.filter((one) => one.event === event).length,
    cut: () => current.abort(),
    cutNext: (...after) => cuts.push(...after),
    moveTo(next) {
      url = next;
      current.abort();
    },
    async goAway() {
      isAway = true;
      current.abort();
      await until(() => !isConnected, { what: 'the line is cut' });
    },
    comeBack() {
      isAway = false;
    },
    async close() {
      isClosed = true;
      current.abort();
      await Promise.all([running, reloading]);
    },
  };

  let reloading = Promise.resolve();
  let resets = 0;
  /** What arrives while the history is read. */
  let held: Entry[] | null = null;

  function show(entry: Entry): void {
    const { conversationId, sequence } = entry;
    if (sequence <= (known.get(conversationId) ?? 0)) return void (tab.repeats += 1);
    known.set(conversationId, sequence);
    tab.shown.set(conversationId, [...(tab.shown.get(conversationId) ?? []), entry]);
  }

  async function reload(): Promise<void> {
    for (const conversationId of loaded.keys()) {
      for (let isMore = true; isMore && !isClosed;) {
        const page = await readHistory(conversationId).catch(() => null);
        for (const { sequence } of page ?? []) show({ conversationId, sequence });
        isMore = page === null || page.length > 0;
      }
    }
    resets -= 1;
    if (resets > 0) return;
    for (const entry of held ?? []) show(entry);
    held = null;
  }

  async function readHistory(conversationId: string): Promise<HistoryEntry[] | null> {
    const after = known.get(conversationId) ?? 0;
    const answer = await caller.get(`/conversations/${conversationId}/history?after=${after}&limit=100`);
    return answer.status === 200 ? (answer.body as { items: HistoryEntry[] }).items : null;
  }

  function take(event: LiveEvent & { id: string }): void {
    // A cut does not wait for the end of what the network brought in one piece.
    if (left <= 0) return current.abort();
    left -= 1;
    tab.lastEventId = event.id;
    tab.events.push(event);
    if (event.event === 'entry') {
      if (held) held.push(event.data);
      else show(event.data);
    }
    if (event.event === 'reset') {
      held ??= [];
      resets += 1;
      reloading = reloading.then(reload);
    }
    if (left <= 0) current.abort();
  }

  let isConnected = false;

  async function readOnce(): Promise<void> {
    current = new AbortController();
    left = cuts.shift() ?? Infinity;
    const response = await fetch(`${url}/api/events`, {
      headers: {
        authorization: `Bearer ${caller.token}`,
        ...(tab.lastEventId === undefined ? {} : { 'last-event-id': tab.lastEventId }),
      },
      signal: current.signal,
    });
    if (!response.ok || !response.body) throw new Error(`the stream was refused: ${response.status}`);
    tab.connections += 1;
    const parser = createParser({
      onEvent: ({ event, data, id }) => take({ event, data: JSON.parse(data), id } as never),
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(value);
    }
  }

  async function run(): Promise<void> {
    while (!isClosed) {
      isConnected = true;
      const before = tab.connections;
      await readOnce().catch(() => undefined);
      isConnected = false;
      // Where nobody answers, asking again at once would only keep the machine busy.
      const retryAt = tab.connections > before ? 0 : Date.now() + 50;
      await until(() => isClosed || (!isAway && Date.now() >= retryAt), {
        what: `${personId} comes back`,
        within: 600_000,
      });
    }
  }

  const running = run();
  await until(() => tab.count('hello') > 0, { what: `the stream of ${personId} opens` });
  return tab;
}
