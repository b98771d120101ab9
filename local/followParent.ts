import { readFileSync } from 'node:fs';

/** How often it looks, in milliseconds. */
const interval = 500;

/**
 * Calls `onEnd` once npm, which started this process through a shell, is gone. A signal to npm ends npm
 * and its shell, and nobody tells us: without this, everything would run on unseen and hold its ports.
 */
export function followParent(onEnd: () => void): void {
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    onEnd();
  }, interval).unref();
}

/** Null where the system does not tell. */
function parentOf(pid: number): number | null {
  try {
    // proc(5): the name stands in brackets and may hold anything; after it come the state and the parent.
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1);
    return Number(afterName?.split(' ')[1]);
  } catch {
    return null;
  }
}
