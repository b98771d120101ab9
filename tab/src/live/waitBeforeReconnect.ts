const firstMs = 250;
const longestMs = 15_000;

/** Milliseconds before attempt `failures + 1`; spread out, so that 5,000 tabs don't come back as one. */
export function waitBeforeReconnect(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(longestMs, firstMs * 2 ** failures);
  return longest / 2 + (random() * longest) / 2;
}
