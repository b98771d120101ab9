/** Waits between attempts, which end early when there is no reason to wait any longer. */
export function createPauses() {
  const waiting = new Set<() => void>();
  let isClosed = false;
  return {
    wait: (milliseconds: number): Promise<void> =>
      new Promise((resolve) => {
        if (isClosed) return resolve();
        const end = () => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        waiting.add(end);
      }),
    end(): void {
      for (const end of [...waiting]) end();
    },
    close(): void {
      isClosed = true;
      for (const end of [...waiting]) end();
    },
  };
}
