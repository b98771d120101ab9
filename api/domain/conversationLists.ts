import type { ConversationState } from './conversationState.ts';
import { fromSnapshot } from './stateSnapshot.ts';
import { comparePlaces, matchesQuery, toListItems } from './listItem.ts';
import type { ListPlace, ListQuery, ListStore } from './ports.ts';

/** How long an instance may project before it has to ask again. */
const leaseSeconds = 15;

/**
 * The lists of conversations and cases: the stored read model, and above it what this instance knows to be newer.
 * One instance at a time writes the read model, some time after the entries, so that a message does not pay for it;
 * what it has not written yet every instance still holds in memory, so no list is ever behind its log.
 */
export class ConversationLists {
  readonly #store: ListStore;
  readonly #owner: string;
  /** Everything that changed since the checkpoint. The states are the log's own, always the newest. */
  readonly #newer = new Map<string, ConversationState>();
  #hasNews = false;
  /** Until then, by our own clock, this instance need not ask for the lease again. */
  #heldUntil = 0;

  constructor(parts: { store: ListStore; owner: string }) {
    this.#store = parts.store;
    this.#owner = parts.owner;
  }

  noteChange(state: ConversationState): void {
    this.#newer.set(state.id, state);
    this.#hasNews = true;
  }

  /** A page, newest activity first, and where the next one begins. */
  async find(query: ListQuery): Promise<{ states: ConversationState[]; next: ListPlace | null }> {
    // As it is now: while the store answers, conversations come and go here, and each belongs on the page once.
    const known = new Map(this.#newer);
    const newer = [...known.values()].flatMap(toListItems).filter((item) => matchesQuery(item, query));
    const found: { place: ListPlace; state: ConversationState }[] = newer.map((item) => ({
      place: item,
      state: known.get(item.conversationId) ?? fromSnapshot(item.state),
    }));
    // Stored items that are out of date fall away, so more than a page may have to be read to fill one.
    let behind = query.behind;
    let isFilled = false;
    while (!isFilled) {
      const stored = await this.#store.query({
        ...query,
        ...(behind ? { behind } : {}),
        limit: query.limit + 1,
      });
      for (const snapshot of stored) {
        behind = { lastActivityAt: snapshot.lastActivityAt, conversationId: snapshot.id };
        if (!known.has(snapshot.id)) found.push({ place: behind, state: fromSnapshot(snapshot) });
      }
      isFilled = stored.length <= query.limit || found.length > query.limit + newer.length;
    }
    found.sort((a, b) => comparePlaces(a.place, b.place));
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    return {
      states: page.map((one) => one.state),
      next: found.length > query.limit && last ? last.place : null,
    };
  }

  /**
   * Writes the read model up to the feed's position, when this instance holds the lease; otherwise forgets what
   * the holder has written. To be called every second or so.
   */
  async project(reached: { position: string; storedAt: number }): Promise<void> {
    if (this.#newer.size === 0) return;
    if (!(await this.#holdLease())) return this.#forgetProjected();
    if (!this.#hasNews) return;
    this.#hasNews = false;
    const written = [...this.#newer].map(([id, state]) => ({ id, sequence: state.sequence }));
    try {
      for (const item of [...this.#newer.values()].flatMap(toListItems)) {
        // Halted for a while, this instance may hold neither the lease any more nor the newest state.
        if (!(await this.#holdLease())) throw new Error('the lease ran out');
        await this.#store.write([item]);
      }
      await this.#store.writeCheckpoint(reached);
    } catch (cause) {
      this.#hasNews = true;
      throw cause;
    }
    for (const { id, sequence } of written) {
      if (this.#newer.get(id)?.sequence === sequence) this.#newer.delete(id);
    }
  }

  async #holdLease(): Promise<boolean> {
    const now = Date.now();
    if (now < this.#heldUntil) return true;
    const isHeld = await this.#store.holdLease(this.#owner, leaseSeconds);
    this.#heldUntil = isHeld ? now + (leaseSeconds / 2) * 1000 : 0;
    return isHeld;
  }

  async #forgetProjected(): Promise<void> {
    const checkpoint = await this.#store.readCheckpoint();
    if (!checkpoint) return;
    for (const [id, state] of this.#newer) if (state.storedAt < checkpoint.storedAt) this.#newer.delete(id);
  }
}
