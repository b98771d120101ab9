import type { QueuedPost } from './relayPorts.ts';
import { maySend, noteOutcome, waitForTurn, type PlaceHealth, type Sender } from './sending.ts';

/** So long an answer to a command is worth being sent: an hour. */
const worthMs = 60 * 60_000;

/** What is to be said in one place beside its conversations, in order. */
export class PostQueue {
  readonly #sender: Sender;
  readonly #health: PlaceHealth;
  readonly #inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly #waiting: QueuedPost[] = [];
  readonly #known = new Set<string>();
  #isStopped = false;
  #running: Promise<void> | null = null;

  constructor(parts: {
    sender: Sender;
    health: PlaceHealth;
    inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  }) {
    this.#sender = parts.sender;
    this.#health = parts.health;
    this.#inTurn = parts.inTurn;
  }

  get isIdle(): boolean {
    return this.#running === null;
  }

  add(post: QueuedPost): void {
    if (this.#isStopped || this.#known.has(post.id)) return;
    this.#known.add(post.id);
    this.#waiting.push(post);
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    const { timing, log } = this.#sender;
    for (let post = this.#waiting[0]; post && !this.#isStopped; post = this.#waiting[0]) {
      const next = post;
      const isDone = await this.#inTurn(() => this.#send(next)).catch((cause: unknown) => {
        log.warn({ cause, placeId: next.placeId }, 'an answer could not be sent yet');
        return false;
      });
      if (isDone) {
        this.#waiting.shift();
        this.#known.delete(next.id);
      } else {
        const wait = Math.max(timing.pauseMs, this.#health.retryAt - this.#sender.now());
        await this.#sender.pause(wait);
        // Without the right to send there is nothing to wait for.
        if (!maySend(this.#sender)) await new Promise((resolve) => setTimeout(resolve, timing.tickMs));
      }
    }
    this.#running = null;
  }

  /** False: it is still to be sent. */
  async #send(post: QueuedPost): Promise<boolean> {
    const sender = this.#sender;
    const { store, gateway, places } = sender.relay;
    if (sender.now() - Date.parse(post.at) > worthMs) {
      await store.endPost(post);
      return true;
    }
    if (this.#health.retryAt > sender.now()) return false;
    if (!(await waitForTurn(sender, post.address))) return false;
    // Another sender has it, or has sent it.
    if (!(await store.beginPost(post))) return true;
    const outcome = await gateway.post(post.address, post.post, post.place);
    const place = await places.readRecent(post.placeId);
    if (place) noteOutcome(sender, { place, health: this.#health, outcome });
    if (outcome.outcome === 'notSent') {
      await store.returnPost(post);
      return false;
    }
    await store.endPost(post);
    return true;
  }
}
