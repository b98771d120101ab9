import { isMessageChange } from './amendMessage.ts';
import { applyEntry, type ConversationState } from './conversationState.ts';
import { toSnapshot } from './stateSnapshot.ts';
import { sizeOf } from './drafts.ts';
import type { Entry, EntryDraft } from './entries.ts';
import { DomainError } from './errors.ts';
import { ItemsInMemory } from './itemsInMemory.ts';
import {
  amendRecent,
  answerAppended,
  attempts,
  attemptsPerAsking,
  decideAgain,
  mostInMemory,
  remember,
  type Appended,
  type Decide,
  type Loaded,
  type Taken,
  type Waiting,
} from './loadedConversation.ts';
import { loadConversation, toKnownState } from './loadConversation.ts';
import type { Clock, EntryListener, Log, LogStore } from './ports.ts';
import { sealDrafts } from './sealDrafts.ts';
import { writeMessageChange, type MessageChanging } from './writeMessageChange.ts';

/** A snapshot this often bounds the tail that opening reads. */
const entriesPerSnapshot = 100;
/** A transactional batch of Cosmos DB takes 100 operations and 2 MB. */
const batchSize = 100;
const batchBytes = 1_900_000;
/**
 * The logs as this instance knows them. Writers of one conversation queue up here and share a write; writers on
 * other instances meet in the store, where an occupied sequence tells that somebody was faster.
 */
export class ConversationLog {
  readonly #store: LogStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #memory = new ItemsInMemory<Loaded>({
    load: (conversationId) => this.#readLoaded(conversationId),
    isEmpty: ({ state }) => state.sequence === 0,
    most: mostInMemory,
  });
  readonly #listeners: EntryListener[] = [];
  /** Everything stored before this second has come through the feed. */
  #feedReached: number;

  /** `feedReached`: the store's second from which on the feed will bring entries; see {@link applyFromFeed}. */
  constructor(parts: { store: LogStore; clock: Clock; log: Log; feedReached: number }) {
    this.#feedReached = parts.feedReached;
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  /** Called for each entry once, in the order of its log. A conversation nobody has opened is loaded by the feed. */
  onApplied(listener: EntryListener): void {
    this.#listeners.push(listener);
  }

  /** The newest state this instance knows; null when the conversation has no entries. Not to be changed. */
  read(conversationId: string): Promise<ConversationState | null> {
    return this.#memory.use(conversationId, toKnownState);
  }

  /** The newest state of all instances: what the store knows beyond this one is taken up first. */
  readNewest(conversationId: string): Promise<ConversationState | null> {
    return this.#memory.use(conversationId, async (loaded) => {
      await this.#catchUp(loaded);
      return toKnownState(loaded);
    });
  }

  /** Appends what `decide` answers, after everything that was appended before, by whatever instance. */
  append(conversationId: string, decide: Decide): Promise<Appended> {
    return this.#memory.use(
      conversationId,
      (loaded) =>
        new Promise((resolve, reject) => {
          loaded.waiting.push({ decide, resolve, reject });
          if (!loaded.isWriting) void this.#write(loaded);
        }),
    );
  }

  /**
   * Appends an entry that edits, deletes or reacts to a message, and brings the message's record up to date with it, both
   * or none. `decide` is asked on the newest state and message; null changes nothing. Throws `notFound` when there is no
   * such message. Resolves with the message as it is then.
   */
  changeMessage(conversationId: string, change: MessageChanging): Promise<Entry> {
    return this.#memory.use(
      conversationId,
      (loaded) =>
        new Promise((resolve, reject) => {
          const log = {
            store: this.#store,
            clock: this.#clock,
            catchUp: () => this.#catchUp(loaded),
            apply: (entry: Entry, changed: Entry) => this.#apply(loaded, entry, changed),
          };
          const alone = () => writeMessageChange(log, { loaded, change }).then(resolve, reject);
          loaded.waiting.push({ alone });
          if (!loaded.isWriting) void this.#write(loaded);
        }),
    );
  }

  /** The newest entries with a greater sequence, from memory; null when memory does not reach back so far. */
  recentAfter(conversationId: string, sequence: number): Promise<Entry[] | null> {
    return this.#memory.use(conversationId, ({ recent, state }) => {
      if (sequence >= state.sequence) return [];
      if ((recent[0]?.sequence ?? Infinity) > sequence + 1) return null;
      return recent.filter((entry) => entry.sequence > sequence);
    });
  }

  /** The newest entries from memory, ascending. */
  recent(conversationId: string): Promise<readonly Entry[]> {
    return this.#memory.use(conversationId, (loaded) => loaded.recent);
  }

  /** Takes up entries of all instances, in the order of the feed. Those the listeners have heard are passed over. */
  async applyFromFeed(entries: Entry[]): Promise<void> {
    for (const entry of entries) {
      await this.#memory.use(entry.conversationId, async (loaded) => {
        const changed = isMessageChange(entry.content) ? await this.#readChanged(loaded, entry) : undefined;
        if (entry.sequence < loaded.announcedFrom) this.#announce(loaded, entry, changed);
        else if (entry.sequence === loaded.state.sequence + 1) this.#apply(loaded, entry, changed);
        else if (entry.sequence > loaded.state.sequence) await this.#catchUp(loaded);
      });
      this.#feedReached = Math.max(this.#feedReached, entry.storedAt);
    }
  }

  async #write(loaded: Loaded): Promise<void> {
    loaded.isWriting = true;
    try {
      while (loaded.waiting.length > 0) await this.#writeNext(loaded);
    } finally {
      loaded.isWriting = false;
    }
  }

  /** Writes the next waiting drafts: messages together, everything that may change who may write alone. */
  async #writeNext(loaded: Loaded): Promise<void> {
    const taken: Taken[] = [];
    const decidedAt = loaded.state.sequence;
    let count = 0;
    let bytes = 0;
    while (loaded.waiting.length > 0) {
      const waiting = loaded.waiting[0] as Waiting;
      if ('alone' in waiting) {
        if (taken.length > 0) break;
        loaded.waiting.shift();
        return waiting.alone();
      }
      let drafts: EntryDraft[] = [];
      try {
        drafts = waiting.decide(loaded.state);
      } catch {
        // As with nothing to do: see below.
      }
      if (drafts.length === 0) {
        // Refused, or nothing to do: that may rest on what another instance has changed since.
        if (taken.length > 0) break;
        loaded.waiting.shift();
        return this.#decideOnNewest(loaded, waiting);
      }
      const isMessage = drafts.every((draft) => draft.content.kind === 'message');
      bytes += sizeOf(drafts);
      const isFull = count + drafts.length > batchSize || bytes > batchBytes;
      if (taken.length > 0 && (!isMessage || isFull)) break;
      loaded.waiting.shift();
      taken.push({ waiting, drafts });
      count += drafts.length;
      if (!isMessage) break;
    }
    if (taken.length > 0) await this.#appendTaken(loaded, { taken, decidedAt });
  }

  async #decideOnNewest(loaded: Loaded, waiting: Taken['waiting']): Promise<void> {
    try {
      await this.#catchUp(loaded);
      const drafts = waiting.decide(loaded.state);
      await this.#appendTaken(loaded, { taken: [{ waiting, drafts }], decidedAt: loaded.state.sequence });
    } catch (cause) {
      waiting.reject(cause);
    }
  }

  async #appendTaken(loaded: Loaded, decided: { taken: Taken[]; decidedAt: number }): Promise<void> {
    let { taken, decidedAt } = decided;
    try {
      const begunAt = this.#clock.now().getTime();
      const goesOn = (attempt: number) =>
        attempt < attempts.sure ||
        (attempt < attempts.most && this.#clock.now().getTime() - begunAt < attempts.withinMs);
      for (let attempt = 0; goesOn(attempt); attempt += 1) {
        taken = await this.#answerRepeats(loaded, { taken, askStore: attempt % attemptsPerAsking === 1 });
        // Nothing may come between the decision and the places that the entries are given.
        if (loaded.state.sequence !== decidedAt) taken = decideAgain(loaded.state, taken);
        decidedAt = loaded.state.sequence;
        if (taken.length === 0) return;
        const entries = await sealDrafts(loaded.state, {
          drafts: taken.flatMap((one) => one.drafts),
          now: this.#clock.now(),
        });
        if (entries.length === 0) return taken.forEach((one) => answerAppended(one, { entries: [], loaded }));
        const written = await this.#store.append(entries);
        if (written.outcome === 'appended') {
          const stored = entries.map((entry) => ({ ...entry, storedAt: written.storedAt }));
          for (const entry of stored) if (entry.sequence > loaded.state.sequence) this.#apply(loaded, entry);
          let from = 0;
          for (const one of taken) {
            answerAppended(one, { entries: stored.slice(from, from + one.drafts.length), loaded });
            from += one.drafts.length;
          }
          return;
        }
        await this.#catchUp(loaded);
      }
      throw new DomainError('unavailable', 'The conversation is being written to too much.', {
        retryAfterSeconds: 1,
      });
    } catch (cause) {
      for (const one of taken) one.waiting.reject(cause);
    }
  }

  /** Answers those whose first entry is in the log already: sent twice, it exists once (rule MS1). */
  async #answerRepeats(loaded: Loaded, query: { taken: Taken[]; askStore: boolean }): Promise<Taken[]> {
    const fresh: Taken[] = [];
    const ids = new Set<string>();
    for (const one of query.taken) {
      const id = one.drafts[0]?.id;
      if (id === undefined) {
        fresh.push(one);
        continue;
      }
      const known =
        loaded.recent.find((entry) => entry.id === id) ??
        (query.askStore ? await this.#store.readEntry(loaded.state.id, id) : null);
      if (known) one.waiting.resolve({ entries: [known], repeated: true, state: loaded.state });
      else if (ids.has(id)) loaded.waiting.unshift(one.waiting);
      else fresh.push(one);
      ids.add(id);
    }
    return fresh;
  }

  async #catchUp(loaded: Loaded): Promise<void> {
    const tail = await this.#store.readTail(loaded.state.id, loaded.state.sequence);
    for (const entry of tail) {
      const changed = isMessageChange(entry.content) ? await this.#readChanged(loaded, entry) : undefined;
      if (entry.sequence > loaded.state.sequence) this.#apply(loaded, entry, changed);
    }
  }

  /** The message that the entry changes, for those who are told of it; from memory where it is there. */
  async #readChanged(loaded: Loaded, { content }: Entry): Promise<Entry | undefined> {
    if (!isMessageChange(content)) return undefined;
    if (loaded.recent.some(({ id }) => id === content.messageId)) return undefined;
    return (await this.#store.readEntry(loaded.state.id, content.messageId)) ?? undefined;
  }

  #apply(loaded: Loaded, entry: Entry, changed?: Entry): void {
    applyEntry(loaded.state, entry);
    remember(loaded, entry);
    amendRecent(loaded.recent, entry);
    // A snapshot holds the newest message's text.
    if (entry.kind === 'messageDeleted') loaded.snapshotAt = -entriesPerSnapshot;
    this.#announce(loaded, entry, changed);
    if (loaded.state.sequence - loaded.snapshotAt >= entriesPerSnapshot) {
      loaded.snapshotAt = loaded.state.sequence;
      this.#store.writeSnapshot(toSnapshot(loaded.state)).catch((cause: unknown) => {
        this.#log.warn({ cause, conversationId: loaded.state.id }, 'a snapshot was not written');
      });
    }
  }

  #announce(loaded: Loaded, entry: Entry, read?: Entry): void {
    const { content } = entry;
    const changed = isMessageChange(content)
      ? (loaded.recent.find(({ id }) => id === content.messageId) ?? read)
      : undefined;
    for (const listener of this.#listeners) listener(entry, loaded.state, changed);
  }

  async #readLoaded(conversationId: string): Promise<Loaded> {
    const { loaded, unheard } = await loadConversation(this.#store, {
      conversationId,
      feedReached: () => this.#feedReached,
    });
    for (const entry of unheard) this.#announce(loaded, entry, await this.#readChanged(loaded, entry));
    return loaded;
  }
}
