/** Teams' documented limits for sending into one thread, where a channel with all its threads is one. */
const perThread = [
  { ms: 1_000, most: 7 },
  { ms: 2_000, most: 8 },
  { ms: 30_000, most: 60 },
  { ms: 3_600_000, most: 1_800 },
];
/** Of all requests of a bot for one tenant: 30 a second are said to be safe. */
const perTenant = [{ ms: 1_000, most: 30 }];

/** Counts requests as Teams does; answers in how many milliseconds one would be taken, 0 when it is. */
export function createTeamsLimits(now: () => number = Date.now) {
  const taken = new Map<string, number[]>();

  function waitFor(key: string, limits: typeof perThread): number {
    const times = taken.get(key) ?? [];
    const waits = limits.map(({ ms, most }) => {
      const oldest = times.at(-most);
      return oldest === undefined ? 0 : Math.max(0, oldest + ms - now());
    });
    return Math.max(...waits);
  }

  function note(key: string): void {
    const times = taken.get(key) ?? [];
    times.push(now());
    if (times.length > 2_000) times.splice(0, 100);
    taken.set(key, times);
  }

  return function take({ thread, tenant }: { thread: string | null; tenant: string }): number {
    const wait = Math.max(
      thread === null ? 0 : waitFor(`thread ${thread}`, perThread),
      waitFor(`tenant ${tenant}`, perTenant),
    );
    if (wait > 0) return wait;
    if (thread !== null) note(`thread ${thread}`);
    note(`tenant ${tenant}`);
    return 0;
  };
}
