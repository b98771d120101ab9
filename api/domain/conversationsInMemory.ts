import type { Loaded } from './loadedConversation.ts';

/** About 4 kB each with a dozen members and little text. */
const mostInMemory = 5_000;

/** The conversations in memory: each is loaded once, and is the same for all who are at work with it. */
export class ConversationsInMemory {
  readonly #load: (conversationId: string) => Promise<Loaded>;
  readonly #loaded = new Map<string, Promise<Loaded>>();
  /** How many are at work with a conversation: meanwhile it is not forgotten. */
  readonly #users = new Map<string, number>();

  constructor(load: (conversationId: string) => Promise<Loaded>) {
    this.#load = load;
  }

  /** Works with the conversation. What still has no entries then is forgotten: an id may be anybody's guess. */
  async use<Result>(
    conversationId: string,
    work: (loaded: Loaded) => Result | Promise<Result>,
  ): Promise<Result> {
    this.#users.set(conversationId, (this.#users.get(conversationId) ?? 0) + 1);
    let loaded: Loaded | undefined;
    try {
      loaded = await this.#find(conversationId);
      return await work(loaded);
    } finally {
      const others = (this.#users.get(conversationId) ?? 1) - 1;
      if (others > 0) this.#users.set(conversationId, others);
      else this.#users.delete(conversationId);
      if (others === 0 && loaded?.state.sequence === 0) this.#loaded.delete(conversationId);
    }
  }

  #find(conversationId: string): Promise<Loaded> {
    const known = this.#loaded.get(conversationId);
    if (known) {
      // Most recently used last.
      this.#loaded.delete(conversationId);
      this.#loaded.set(conversationId, known);
      return known;
    }
    const loading = this.#load(conversationId);
    this.#loaded.set(conversationId, loading);
    loading.catch(() => this.#loaded.delete(conversationId));
    if (this.#loaded.size > mostInMemory) this.#forgetOldest();
    return loading;
  }

  #forgetOldest(): void {
    for (const id of this.#loaded.keys()) {
      if (this.#users.has(id)) continue;
      this.#loaded.delete(id);
      return;
    }
  }
}
