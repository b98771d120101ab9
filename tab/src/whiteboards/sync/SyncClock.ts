/** Time as the sync knows it, so that it runs in a browser, in Node and in the time of a test. */
export type SyncClock = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Runs it once after so many milliseconds, unless the answer is called before. */
  after: (milliseconds: number, run: () => void) => () => void;
};

export const systemClock: SyncClock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
