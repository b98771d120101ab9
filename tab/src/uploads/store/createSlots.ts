export type Slots = {
  /** Runs the work when a slot is free, first come, first served; rejects at once when aborted. */
  run: <Answer>(signal: AbortSignal, work: () => Promise<Answer>) => Promise<Answer>;
};

/** So many pieces of work at a time. */
export function createSlots(count: number): Slots {
  const queue: (() => void)[] = [];
  let free = count;

  function take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        queue.splice(queue.indexOf(enter), 1);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', leave, { once: true });
      queue.push(enter);
    });
  }

  function release(): void {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  }

  return {
    async run(signal, work) {
      await take(signal);
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}
