/** Random numbers that are the same at every run, from a seed. */
export type Dice = {
  /** An integer from 0 up to, and without, the limit. */
  upTo(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
};

/** mulberry32: 32 bits of state, good enough to mix up a test. */
export function createDice(seed: number): Dice {
  let state = seed | 0;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const upTo = (limit: number) => Math.floor(next() * limit);
  return { upTo, pick: (items) => items[upTo(items.length)] as never };
}
