import { setImmediate } from 'node:timers/promises';

/** Drawing holds up nobody for longer. */
const longestMilliseconds = 12;

/** To be awaited between two steps of long work: lets others work when it is time. */
export function createBreath(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longestMilliseconds) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
