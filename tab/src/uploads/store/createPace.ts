export type Pace = {
  /** Bytes in a second over the last seconds; null until that means something. */
  measure: (sent: number) => number | null;
};

/** Milliseconds: long enough to be calm, short enough to be true. */
const window = 5_000;
const shortest = 800;

/** How fast something goes. */
export function createPace(now: () => number = Date.now): Pace {
  let marks: { at: number; sent: number }[] = [];
  return {
    measure: (sent) => {
      const at = now();
      marks = [...marks.filter((mark) => at - mark.at <= window), { at, sent }];
      const [first] = marks;
      if (!first || at - first.at < shortest) return null;
      return Math.max(0, ((sent - first.sent) * 1000) / (at - first.at));
    },
  };
}
