import type { Context } from '../context.ts';
import type { Feed, Log } from '../ports.ts';
import type { Entry } from '../entries.ts';
import type { CaseConversation } from './composePost.ts';
import { FetchQueue } from './fetchQueue.ts';
import { LinkQueue } from './linkQueue.ts';
import { openThread } from './openThread.ts';
import { PlaceHealths } from './placeHealths.ts';
import { PostQueue } from './postQueue.ts';
import { RateLimits } from './rateLimits.ts';
import type { QueuedPost, RelayNews, RelayParts } from './relayPorts.ts';
import { SenderLease } from './senderLease.ts';
import { maySend, usualTiming, type RelayTiming, type Sender } from './sending.ts';
import { Turns } from './turns.ts';

/** Conversations whose queues are kept in memory. */
const mostLinks = 5_000;

/**
 * Carries the entries of the logs to the Teams places that show them. It runs on every instance; whoever has the lease
 * sends. The log is the queue: how far a place has come tells its newest delivery, and what is not done is found again
 * from the checkpoint in the change feed and the marks of conversations that lag behind.
 */
export class Relay {
  readonly #context: Context;
  readonly #relay: RelayParts;
  readonly #feed: Feed<Entry>;
  readonly #log: Log;
  readonly #position: () => { position: string; storedAt: number } | null;
  readonly #lease: SenderLease;
  readonly #sender: Sender;
  readonly #links = new Map<string, Map<string, LinkQueue>>();
  /** Conversations that are being looked at; `again`: something new came meanwhile. */
  readonly #looks = new Map<string, { done: Promise<void>; again: boolean; forgets: boolean }>();
  readonly #posts = new Map<string, PostQueue>();
  readonly #fetches: FetchQueue;
  readonly #turns = new Turns();
  readonly #healths: PlaceHealths;
  readonly #pending = new Set<string>();
  /** Conversations that wait for a time of their own. */
  readonly #delayed = new Set<string>();
  readonly #pauses = new Set<() => void>();
  readonly #timing: RelayTiming;
  #isReady = false;
  #written: string | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #ticking: Promise<void> = Promise.resolve();

  constructor(parts: {
    context: Context;
    relay: RelayParts;
    feed: Feed<Entry>;
    log: Log;
    /** Behind which everything was told to {@link notice}, on this instance. */
    position: () => { position: string; storedAt: number } | null;
    timing?: Partial<RelayTiming>;
  }) {
    this.#timing = { ...usualTiming, ...parts.timing };
    this.#lease = new SenderLease(parts.relay.store, this.#timing);
    this.#context = parts.context;
    this.#relay = parts.relay;
    this.#feed = parts.feed;
    this.#log = parts.log;
    this.#position = parts.position;
    this.#sender = {
      relay: parts.relay,
      limits: new RateLimits(Date.now),
      timing: this.#timing,
      log: parts.log,
      now: Date.now,
      holdsUntil: () => this.#lease.until,
      pause: (ms) => this.#pause(ms),
    };
    const { context, relay, log } = parts;
    this.#healths = new PlaceHealths(relay.store);
    this.#fetches = new FetchQueue({ context, relay, log, maySend: () => maySend(this.#sender) });
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#ticking = this.#ticking.then(() => this.#tick());
    }, this.#timing.tickMs);
    this.#ticking = this.#tick();
  }

  /** What is in Teams' hands is waited for; the rest is left to the next one. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#ticking;
    await this.#letGo();
    await this.#lease.release().catch(() => undefined);
  }

  /** There is something new: an entry of the conversation, or a post. */
  notice(news: { conversationId?: string; post?: QueuedPost; fetches?: boolean; forgets?: boolean }): void {
    if (!this.#lease.isHeld) return;
    if (news.fetches) this.#fetches.wake();
    if (news.post) this.#postsOf(news.post.placeId).add(news.post);
    if (news.conversationId !== undefined) this.#touch(news.conversationId, news.forgets);
  }

  /** News of the relay's records, from whatever instance: a person wants something tried again, or a post was queued. */
  hear(news: RelayNews): void {
    if (news.type === 'post' && news.post.state === 'waiting') this.notice({ post: news.post });
    if (news.type === 'delivery' && news.delivery.state === 'waiting') {
      // Given back by a person; what this sender has given back itself waits for its own time.
      if (news.delivery.because === null) this.#tryAgain(news.delivery.conversationId, news.delivery.placeId);
    }
    if (news.type === 'fetch') this.notice({ fetches: true });
    if (news.type === 'retry') this.#tryAgain(news.conversationId, news.placeId);
  }

  #tryAgain(conversationId: string, placeId: string): void {
    this.#healths.doubt(placeId);
    this.notice({ conversationId, forgets: true });
  }

  async #tick(): Promise<void> {
    try {
      const outcome = await this.#lease.keep();
      if (outcome === 'refused' && this.#isReady) await this.#letGo();
      if (outcome === 'won' || (outcome === 'kept' && !this.#isReady)) await this.#takeUp();
      if (this.#lease.isHeld && this.#isReady) await this.#writeProgress();
    } catch (cause) {
      this.#log.warn({ cause }, 'the relay could not go on');
    }
  }

  /** Finds everything that an earlier sender has left. */
  async #takeUp(): Promise<void> {
    this.#isReady = false;
    for (const conversationId of await this.#relay.store.listPending()) {
      this.#pending.add(conversationId);
      this.#touch(conversationId, true);
    }
    for (const post of await this.#relay.store.listPosts()) {
      if (post.state === 'waiting') this.notice({ post });
      // Whether that one arrived nobody knows; an answer to a command is not worth a doubt.
      else await this.#relay.store.endPost(post);
    }
    this.#fetches.wake();
    const checkpoint = await this.#relay.store.readCheckpoint();
    let position = checkpoint?.position ?? this.#position()?.position ?? (await this.#feed.now());
    // From here on nothing is lost, whenever this sender ends.
    if (!checkpoint) await this.#relay.store.writeCheckpoint({ position, storedAt: 0 });
    const touched = new Set<string>();
    for (;;) {
      const page = await this.#feed.read(position);
      position = page.position;
      if (page.items.length === 0) break;
      // Of very much one must not lose the lease over the reading.
      await this.#lease.renew();
      for (const entry of page.items) touched.add(entry.conversationId);
    }
    for (const conversationId of touched) this.#touch(conversationId, true);
    this.#written = null;
    this.#isReady = true;
  }

  async #letGo(): Promise<void> {
    this.#lease.drop();
    this.#isReady = false;
    for (const end of this.#pauses) end();
    const queues = [...this.#links.values()].flatMap((links) => [...links.values()]);
    await Promise.all([
      ...queues.map((queue) => queue.stop()),
      ...[...this.#posts.values()].map((queue) => queue.stop()),
      this.#fetches.stop(),
      ...[...this.#looks.values()].map(({ done }) => done),
    ]);
    this.#links.clear();
    this.#posts.clear();
    this.#turns.clear();
    this.#pending.clear();
    this.#delayed.clear();
    this.#healths.clear();
  }

  /** Marks what lags behind, so that the position may go on without it. */
  async #writeProgress(): Promise<void> {
    const reached = this.#position();
    const lagging = new Set(
      [...this.#links].flatMap(([id, links]) => ([...links.values()].some((one) => !one.isIdle) ? [id] : [])),
    );
    for (const id of [...this.#looks.keys(), ...this.#delayed]) lagging.add(id);
    if (!reached || (reached.position === this.#written && this.#pending.size === 0)) return;
    for (const id of lagging) {
      if (this.#pending.has(id)) continue;
      await this.#relay.store.markPending(id, true);
      this.#pending.add(id);
    }
    if (reached.position !== this.#written) {
      await this.#relay.store.writeCheckpoint(reached);
      this.#written = reached.position;
    }
    this.#forgetIdle();
    for (const id of this.#pending) {
      if (lagging.has(id)) continue;
      this.#pending.delete(id);
      await this.#relay.store.markPending(id, false);
    }
  }

  /** What was made long ago is made again when it is wanted. */
  #forgetIdle(): void {
    if (this.#links.size <= mostLinks) return;
    for (const [id, links] of this.#links)
      if ([...links.values()].every((one) => one.isIdle)) this.#links.delete(id);
    for (const [id, posts] of this.#posts) if (posts.isIdle) this.#posts.delete(id);
  }

  #touch(conversationId: string, forgets = false): void {
    const looking = this.#looks.get(conversationId);
    if (looking) {
      looking.again = true;
      looking.forgets ||= forgets;
      return;
    }
    const look = { done: Promise.resolve(), again: false, forgets: false };
    this.#looks.set(conversationId, look);
    look.done = this.#look(conversationId, forgets)
      .catch((cause: unknown) => {
        this.#log.warn({ cause, conversationId }, 'a conversation could not be relayed');
        this.#later(conversationId, 2 * this.#timing.pauseMs);
      })
      .then(() => {
        this.#looks.delete(conversationId);
        if (look.again && this.#lease.isHeld) this.#touch(conversationId, look.forgets);
      });
  }

  async #look(conversationId: string, forgets: boolean): Promise<void> {
    const before = await this.#context.log.read(conversationId);
    if (!before?.case) return;
    // First what is linked: a channel that waits for its turn must not keep the others waiting.
    for (const placeId of before.places.keys()) this.#linkOf(conversationId, placeId).wake(forgets);
    const healthOf = (id: string) => this.#healths.of(id);
    const parts = { context: this.#context, sender: this.#sender, owner: this.#lease.owner, healthOf };
    const pause = await openThread(parts, before as CaseConversation);
    if (pause !== null) this.#later(conversationId, pause);
    const state = await this.#context.log.read(conversationId);
    for (const placeId of state?.places.keys() ?? []) this.#linkOf(conversationId, placeId).wake();
  }

  #later(conversationId: string, ms: number): void {
    // Until then it counts as lagging behind, and is marked so.
    this.#delayed.add(conversationId);
    void this.#pause(ms).then(() => {
      this.#delayed.delete(conversationId);
      this.notice({ conversationId });
    });
  }

  #linkOf(conversationId: string, placeId: string): LinkQueue {
    const links = this.#links.get(conversationId) ?? new Map<string, LinkQueue>();
    this.#links.set(conversationId, links);
    let link = links.get(placeId);
    if (!link) {
      const health = this.#healths.of(placeId);
      link = new LinkQueue({
        context: this.#context,
        sender: this.#sender,
        conversationId,
        placeId,
        health,
        inTurn: <Result>(work: () => Promise<Result>) => this.#turns.take(placeId, work),
        onHealth: () => this.#healths.tell({ conversationId, placeId }),
      });
      links.set(placeId, link);
    }
    return link;
  }

  #postsOf(placeId: string): PostQueue {
    let posts = this.#posts.get(placeId);
    if (!posts) {
      posts = new PostQueue({
        sender: this.#sender,
        health: this.#healths.of(placeId),
        inTurn: (work) => this.#turns.take(placeId, work),
      });
      this.#posts.set(placeId, posts);
    }
    return posts;
  }

  #pause(ms: number): Promise<void> {
    if (!this.#lease.isHeld) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#pauses.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#pauses.add(end);
    });
  }
}
