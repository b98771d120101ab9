import type { RelayStore } from './relayPorts.ts';
import { renewalShare, type RelayTiming } from './sending.ts';

type LeaseStore = Pick<RelayStore, 'holdLease' | 'releaseLease'>;

/** Of all instances one sends at a time. It trusts its lease for half as long as the store does: clocks differ. */
export class SenderLease {
  readonly owner = crypto.randomUUID();
  readonly #store: LeaseStore;
  readonly #timing: RelayTiming;
  #until = 0;
  #askedAt = 0;

  constructor(store: LeaseStore, timing: RelayTiming) {
    this.#store = store;
    this.#timing = timing;
  }

  /** Until when this instance alone sends, in milliseconds since 1970: past, or 0, if it does not. */
  get until(): number {
    return this.#until;
  }

  get isHeld(): boolean {
    return this.#until > Date.now();
  }

  /**
   * Asks for it, or for more of it. `early`: it is not time to. `won`: it was not held until now. `refused`: another
   * instance has it; what is left of one's own still counts, until {@link drop}.
   */
  async keep(): Promise<'early' | 'refused' | 'kept' | 'won'> {
    const now = Date.now();
    if (this.#isFresh(now) || (!this.isHeld && now - this.#askedAt < this.#timing.askMs)) return 'early';
    this.#askedAt = now;
    if (!(await this.#ask())) return 'refused';
    const wasHeld = this.isHeld;
    this.#hold(now);
    return wasHeld ? 'kept' : 'won';
  }

  /** In the middle of long work. Rejects if another instance has it now. */
  async renew(): Promise<void> {
    const now = Date.now();
    if (this.#isFresh(now)) return;
    if (!(await this.#ask())) throw new Error('the lease is lost');
    this.#hold(now);
  }

  /** Sends no more; the store does not know of it yet. */
  drop(): void {
    this.#until = 0;
  }

  async release(): Promise<void> {
    await this.#store.releaseLease(this.owner);
  }

  #ask(): Promise<boolean> {
    return this.#store.holdLease(this.owner, this.#timing.leaseSeconds);
  }

  /** It is asked for anew well before it gets too short for one more send. */
  #isFresh(now: number): boolean {
    return this.#until - now > this.#timing.leaseSeconds * 1_000 * renewalShare;
  }

  #hold(askedAt: number): void {
    this.#until = askedAt + (this.#timing.leaseSeconds * 1_000) / 2;
  }
}
