import type { SyncClock } from '../../../../tab/src/whiteboards/sync/SyncClock.ts';

/** Time that passes only when the test lets it. */
export function createFakeClock() {
  let now = Date.parse('2026-11-02T08:00:00Z');
  let count = 0;
  const timers = new Map<number, { at: number; run: () => void }>();

  const clock: SyncClock = {
    now: () => now,
    after: (milliseconds, run) => {
      const id = (count += 1);
      timers.set(id, { at: now + milliseconds, run });
      return () => void timers.delete(id);
    },
  };

  function next(until: number): [number, { at: number; run: () => void }] | null {
    let first: [number, { at: number; run: () => void }] | null = null;
    for (const entry of timers) {
      if (entry[1].at <= until && (first === null || entry[1].at < first[1].at)) first = entry;
    }
    return first;
  }

  return {
    clock,
    timers: () => timers.size,
    /** Lets so many milliseconds pass, and all that is due in them happen one after the other. */
    async pass(milliseconds: number): Promise<void> {
      const until = now + milliseconds;
      await settle();
      for (let due = next(until); due; due = next(until)) {
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].run();
        await settle();
      }
      now = until;
    },
  };
}

export type FakeClock = ReturnType<typeof createFakeClock>;

/** Lets what needs no time come to its end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 15; turn += 1) await Promise.resolve();
}
