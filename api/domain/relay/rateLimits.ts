/**
 * What Teams lets a bot send to one thread, all posts of a channel counting as one: requests and milliseconds.
 * Source: Microsoft's page "Optimize your bot with rate limiting in Teams".
 */
const perThread = [
  { requests: 7, withinMs: 1_000 },
  { requests: 8, withinMs: 2_000 },
  { requests: 60, withinMs: 30_000 },
  { requests: 1_800, withinMs: 3_600_000 },
] as const;
/** The same page: 50 a second for an app and tenant; 30 leave room for what is not counted here. */
const perTenant = [{ requests: 30, withinMs: 1_000 }] as const;
/** Clocks and timers are that rough. */
const roughMs = 5;

type Limits = readonly { requests: number; withinMs: number }[];

/** Sliding windows of what was sent; only whoever holds the lease sends, so they are kept in memory. */
export class RateLimits {
  readonly #now: () => number;
  readonly #threads = new Map<string, Window>();
  readonly #tenants = new Map<string, Window>();
  /** When the last request of a conversation was counted; to each goes one at a time. */
  readonly #underWay = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a request and answers 0; or answers in how many milliseconds to ask again, and counts nothing. */
  take(to: { tenantId: string; conversationId: string }): number {
    const now = this.#now();
    const thread = findWindow(this.#threads, threadOf(to.conversationId));
    const tenant = findWindow(this.#tenants, to.tenantId);
    const wait = Math.max(waitOf(thread, perThread, now), waitOf(tenant, perTenant, now));
    if (wait > 0) return wait;
    count(thread, perThread, now);
    count(tenant, perTenant, now);
    this.#underWay.set(to.conversationId, now);
    return 0;
  }

  /**
   * The conversation's last request has been answered: until now it may have been on its way. Two that leave a second
   * apart need not arrive so.
   */
  arrived(to: { tenantId: string; conversationId: string }): void {
    const takenAt = this.#underWay.get(to.conversationId);
    if (takenAt === undefined) return;
    this.#underWay.delete(to.conversationId);
    const now = this.#now();
    move(findWindow(this.#threads, threadOf(to.conversationId)), takenAt, now);
    move(findWindow(this.#tenants, to.tenantId), takenAt, now);
  }

  /** Teams has said when it takes the next one. */
  block(to: { conversationId: string }, forMs: number): void {
    findWindow(this.#threads, threadOf(to.conversationId)).blockedUntil = this.#now() + forMs;
  }
}

type Window = { sentAt: number[]; blockedUntil: number };

function findWindow(windows: Map<string, Window>, name: string): Window {
  let window = windows.get(name);
  if (!window) {
    window = { sentAt: [], blockedUntil: 0 };
    windows.set(name, window);
  }
  return window;
}

function waitOf({ sentAt, blockedUntil }: Window, limits: Limits, now: number): number {
  let wait = blockedUntil - now;
  for (const { requests, withinMs } of limits) {
    const oldest = sentAt[sentAt.length - requests];
    if (oldest !== undefined) wait = Math.max(wait, oldest + withinMs + roughMs - now);
  }
  return Math.max(0, wait);
}

function count(window: Window, limits: Limits, now: number): void {
  window.sentAt.push(now);
  const most = Math.max(...limits.map(({ requests }) => requests));
  // Cut off now and then, not each time.
  if (window.sentAt.length > most * 2) window.sentAt.splice(0, window.sentAt.length - most);
}

function move({ sentAt }: Window, from: number, to: number): void {
  const at = sentAt.lastIndexOf(from);
  if (at < 0) return;
  sentAt.splice(at, 1);
  sentAt.push(to);
}

/** `19:…@thread.tacv2;messageid=…` is a thread of the channel before the semicolon. */
function threadOf(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId;
}
