/** Resolves once the condition holds; looks every 20 ms and rejects with `what` after `within` milliseconds. */
export function until(
  condition: () => boolean | Promise<boolean>,
  { what, within = 30_000 }: { what: string | (() => string); within?: number },
): Promise<void> {
  const end = Date.now() + within;
  return new Promise((resolve, reject) => {
    const look = async () => {
      if (await condition()) return resolve();
      if (Date.now() > end) {
        return reject(new Error(`not within ${within} ms: ${typeof what === 'string' ? what : what()}`));
      }
      setTimeout(lookAgain, 20);
    };
    const lookAgain = () => void look().catch(reject);
    lookAgain();
  });
}
