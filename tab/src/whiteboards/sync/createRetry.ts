import { waitBeforeReconnect } from '../../live/waitBeforeReconnect.ts';
import type { BoardFailure } from './boardFailure.ts';
import type { SyncClock } from './SyncClock.ts';

type Passing = Extract<BoardFailure, { kind: 'passing' }>;

/** The pauses after requests that failed. */
export type Retry = {
  isWaiting: () => boolean;
  /** Tries again later: when the server asks for it, or after longer and longer pauses. */
  fail: (failure: Passing) => void;
  succeed: () => void;
  /** The line is back: tries at once, unless the server itself asked for the pause. */
  hurry: () => void;
  cancel: () => void;
};

export function createRetry(needs: { clock: SyncClock; random: () => number; again: () => void }): Retry {
  const { clock, random, again } = needs;
  let failures = 0;
  let waiting: { isAsked: boolean; cancel: () => void } | null = null;

  function end(): void {
    waiting?.cancel();
    waiting = null;
  }

  return {
    isWaiting: () => waiting !== null,
    fail({ retryAfterSeconds }) {
      end();
      const isAsked = retryAfterSeconds !== null;
      // Spread out, for all that were turned away were told the same.
      const pause = isAsked
        ? retryAfterSeconds * 1000 * (1 + random() / 4)
        : waitBeforeReconnect(failures, random);
      failures += 1;
      const cancel = clock.after(pause, () => {
        waiting = null;
        again();
      });
      waiting = { isAsked, cancel };
    },
    succeed() {
      failures = 0;
    },
    hurry() {
      if (!waiting || waiting.isAsked) return;
      end();
      again();
    },
    cancel: end,
  };
}
