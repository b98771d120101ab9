/** What is kept in memory, such as conversations: each is loaded once, and is the same for all who are at work with it. */
export class ItemsInMemory<Item> {
  readonly #load: (id: string) => Promise<Item>;
  readonly #isEmpty: (item: Item) => boolean;
  readonly #most: number;
  readonly #loaded = new Map<string, Promise<Item>>();
  /** How many are at work with an item: meanwhile it is not forgotten. */
  readonly #users = new Map<string, number>();

  /** Beyond `most`, the one that was used longest ago is forgotten; one that `isEmpty` at once. */
  constructor(kept: { load: (id: string) => Promise<Item>; isEmpty: (item: Item) => boolean; most: number }) {
    this.#load = kept.load;
    this.#isEmpty = kept.isEmpty;
    this.#most = kept.most;
  }

  /** Works with the item. What is still empty then is forgotten: an id may be anybody's guess. */
  async use<Result>(id: string, work: (item: Item) => Result | Promise<Result>): Promise<Result> {
    this.#users.set(id, (this.#users.get(id) ?? 0) + 1);
    let item: Item | undefined;
    try {
      item = await this.#find(id);
      return await work(item);
    } finally {
      const others = (this.#users.get(id) ?? 1) - 1;
      if (others > 0) this.#users.set(id, others);
      else this.#users.delete(id);
      if (others === 0 && item !== undefined && this.#isEmpty(item)) this.#loaded.delete(id);
    }
  }

  /** Whether it is in memory, or on its way there. */
  has(id: string): boolean {
    return this.#loaded.has(id);
  }

  #find(id: string): Promise<Item> {
    const known = this.#loaded.get(id);
    if (known) {
      // Most recently used last.
      this.#loaded.delete(id);
      this.#loaded.set(id, known);
      return known;
    }
    const loading = this.#load(id);
    this.#loaded.set(id, loading);
    loading.catch(() => this.#loaded.delete(id));
    if (this.#loaded.size > this.#most) this.#forgetOldest();
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
