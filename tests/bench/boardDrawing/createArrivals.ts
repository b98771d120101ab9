import type { DrawnElement } from '../../../api/contract/boardElements.ts';
import { now } from '../parts/now.ts';

const patienceMs = 30_000;

export type Change = Pick<DrawnElement, 'id' | 'version'>;

/** From a change to the moment when the last of the others has parsed it. */
export function createArrivals(people: number) {
  const open = new Map<string, { at: number; missing: Set<number> }>();
  let latencies: number[] = [];
  let whenAll: (() => void) | null = null;
  return {
    drawn(person: number, change: Change): void {
      const missing = new Set(Array.from({ length: people }, (_, at) => at));
      missing.delete(person);
      open.set(keyOf(change), { at: now(), missing });
    },
    arrived(person: number, change: Change): void {
      const key = keyOf(change);
      const waiting = open.get(key);
      if (!waiting?.missing.delete(person) || waiting.missing.size > 0) return;
      latencies.push(now() - waiting.at);
      open.delete(key);
      if (open.size === 0) whenAll?.();
    },
    /** Resolves when everybody has everything; answers how long each change took, in milliseconds. */
    async takeAll(): Promise<number[]> {
      if (open.size > 0) await untilAll();
      const taken = latencies;
      latencies = [];
      return taken;
    },
  };

  function untilAll(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${open.size} changes did not arrive`)), patienceMs);
      whenAll = () => {
        clearTimeout(timer);
        whenAll = null;
        resolve();
      };
    });
  }
}

function keyOf({ id, version }: Change): string {
  return `${id} ${version}`;
}
