import type { Message } from '../../../api/contract/messages.ts';
import { ApiFailure } from '../api.ts';
import type { OutboxEntry } from './outboxEntry.ts';
import type { OutboxStorage } from './outboxStorage.ts';

export type Outbox = {
  /** The entries of one conversation, in the order of writing; the same array until one of them changes. */
  list: (conversationId: string) => readonly OutboxEntry[];
  subscribe: (listener: () => void) => () => void;
  add: (conversationId: string, text: string, replyTo?: OutboxEntry['replyTo']) => void;
  sendAgain: (clientId: string) => void;
  discard: (clientId: string) => void;
  /** The list holds everything up to this sequence: stored entries up to there need no row of their own. */
  forgetStored: (conversationId: string, upTo: number) => void;
  /** The connection is back: whatever waits for it is sent at once. */
  reconnect: () => void;
  /** False where the client refuses storage: then a reload loses what waits. */
  isKept: () => boolean;
};

type Ports = {
  send: (entry: OutboxEntry) => Promise<Message>;
  storage: OutboxStorage;
};

/** One conversation's queue: one message is on its way at a time, so that the order of writing is kept. */
type Lane = {
  isSending: boolean;
  attempts: number;
  timer: ReturnType<typeof setTimeout> | null;
  waitsForNetwork: boolean;
};

const nothing: readonly OutboxEntry[] = [];
const longestWait = 30_000;
/** A request without an answer is given up after this; with the same clientId it is safe to repeat. */
const patience = 30_000;

/** Holds what was written until the server has stored it (rules MS1, MS7). */
export function createOutbox({ send, storage }: Ports): Outbox {
  const entries = new Map<string, readonly OutboxEntry[]>();
  const lanes = new Map<string, Lane>();
  const listeners = new Set<() => void>();

  for (const entry of storage.load()) put(entry.conversationId, [...list(entry.conversationId), entry]);
  for (const conversationId of entries.keys()) pump(conversationId);

  function list(conversationId: string): readonly OutboxEntry[] {
    return entries.get(conversationId) ?? nothing;
  }

  function put(conversationId: string, changed: readonly OutboxEntry[]): void {
    entries.set(conversationId, changed);
    for (const listener of listeners) listener();
  }

  function replace(entry: OutboxEntry): void {
    const changed = list(entry.conversationId).map((old) => (old.clientId === entry.clientId ? entry : old));
    put(entry.conversationId, changed);
    if (entry.state === 'stored') storage.remove(entry.clientId);
    else storage.save(entry);
  }

  function find(clientId: string): OutboxEntry | undefined {
    return [...entries.values()].flat().find((entry) => entry.clientId === clientId);
  }

  function laneOf(conversationId: string): Lane {
    const lane = lanes.get(conversationId) ?? {
      isSending: false,
      attempts: 0,
      timer: null,
      waitsForNetwork: false,
    };
    lanes.set(conversationId, lane);
    return lane;
  }

  function pump(conversationId: string): void {
    const lane = laneOf(conversationId);
    const next = list(conversationId).find((entry) => entry.state === 'waiting');
    if (lane.isSending || lane.timer || !next) return;
    lane.isSending = true;
    void inTime(send(next))
      .then(
        (message) => {
          lane.attempts = 0;
          if (find(next.clientId)) replace({ ...bare(next), state: 'stored', message });
        },
        (error: unknown) => meetFailure(next, error),
      )
      .finally(() => {
        lane.isSending = false;
        pump(conversationId);
      });
  }

  function meetFailure(entry: OutboxEntry, error: unknown): void {
    const failure = toFailure(error);
    const isDiscarded = !find(entry.clientId);
    if (isDiscarded) return;
    if (!isPassing(failure)) {
      const refusal = { code: failure.code, reference: failure.reference };
      replace({ ...bare(entry), state: 'failed', refusal });
      return;
    }
    const lane = laneOf(entry.conversationId);
    lane.attempts += 1;
    lane.waitsForNetwork = failure.code === 'offline';
    lane.timer = setTimeout(() => resume(entry.conversationId), waitFor(lane.attempts, failure));
    replace({ ...bare(entry), state: 'waiting', delay: lane.waitsForNetwork ? 'network' : 'server' });
  }

  function resume(conversationId: string): void {
    const lane = laneOf(conversationId);
    if (lane.timer) clearTimeout(lane.timer);
    lane.timer = null;
    pump(conversationId);
  }

  return {
    list,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (conversationId, text, replyTo) => {
      const entry: OutboxEntry = {
        conversationId,
        clientId: crypto.randomUUID(),
        text,
        createdAt: new Date().toISOString(),
        ...(replyTo ? { replyTo } : {}),
        state: 'waiting',
        delay: null,
      };
      storage.save(entry);
      put(conversationId, [...list(conversationId), entry]);
      pump(conversationId);
    },
    sendAgain: (clientId) => {
      const entry = find(clientId);
      if (entry?.state !== 'failed') return;
      const again: OutboxEntry = { ...bare(entry), state: 'waiting', delay: null };
      storage.save(again);
      const others = list(entry.conversationId).filter((other) => other !== entry);
      put(entry.conversationId, [...others, again]);
      pump(entry.conversationId);
    },
    discard: (clientId) => {
      const entry = find(clientId);
      if (!entry) return;
      storage.remove(clientId);
      put(
        entry.conversationId,
        list(entry.conversationId).filter((other) => other !== entry),
      );
    },
    forgetStored: (conversationId, upTo) => {
      const kept = list(conversationId).filter(
        (entry) => entry.state !== 'stored' || entry.message.sequence > upTo,
      );
      if (kept.length < list(conversationId).length) put(conversationId, kept);
    },
    reconnect: () => {
      for (const [conversationId, lane] of lanes) if (lane.waitsForNetwork) resume(conversationId);
    },
    isKept: () => storage.isKept(),
  };
}

function bare({ conversationId, clientId, text, createdAt, replyTo }: OutboxEntry) {
  return { conversationId, clientId, text, createdAt, ...(replyTo ? { replyTo } : {}) };
}

function toFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  return new ApiFailure({ status: 0, code: 'offline', message: 'no answer', cause: error });
}

/** Failures that may be over the next time. An expired token is one: the next request brings a new one. */
function isPassing({ status }: ApiFailure): boolean {
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
}

/** Milliseconds: what the server asks for, else doubling from one second, spread so that clients don't come together. */
function waitFor(attempts: number, failure: ApiFailure): number {
  if (failure.retryAfterSeconds !== null) return failure.retryAfterSeconds * 1000;
  return Math.min(longestWait, 1000 * 2 ** (attempts - 1)) * (0.8 + 0.4 * Math.random());
}

async function inTime(answer: Promise<Message>): Promise<Message> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ApiFailure({ status: 0, code: 'offline', message: 'no answer in time' })),
      patience,
    );
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
