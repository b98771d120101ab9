import type { WhiteboardContent } from '../../../../api/contract/whiteboards.ts';
import type { BoardFailure } from './boardFailure.ts';
import { readBoardFailure } from './boardFailure.ts';
import { createRetry } from './createRetry.ts';
import type { SyncClock } from './SyncClock.ts';

type Needs = {
  /** What changed after that sequence; everything where it is null. */
  read: (since: number | null) => Promise<WhiteboardContent>;
  clock: SyncClock;
  random: () => number;
  onContent: (content: WhiteboardContent) => void;
  onFailure: (failure: Exclude<BoardFailure, { kind: 'refused' }>) => void;
};

/** Fetches what was missed, and knows up to which change nothing is missing. */
export function createBoardReader({ read, clock, random, onContent, onFailure }: Needs) {
  const retry = createRetry({ clock, random, again: run });
  let isRunning = false;
  let isWanted = false;
  let isReading = false;
  let isRead = false;
  let sequence = 0;
  /** Changes that came before the ones before them. */
  const ahead = new Set<number>();

  function want(): void {
    isWanted = true;
    run();
  }

  function run(): void {
    if (!isRunning || !isWanted || isReading || retry.isWaiting()) return;
    isWanted = false;
    isReading = true;
    void read(isRead ? sequence : null)
      .then(take, (error: unknown) => meet(readBoardFailure(error)))
      .finally(() => {
        isReading = false;
        run();
      });
  }

  function take(content: WhiteboardContent): void {
    isRead = true;
    sequence = Math.max(sequence, content.sequence);
    advance();
    if (ahead.size === 0) retry.succeed();
    // The instance that answered does not know yet what another one has told.
    else again();
    onContent(content);
  }

  function again(retryAfterSeconds: number | null = null): void {
    isWanted = true;
    if (isRunning) retry.fail({ kind: 'passing', isOffline: false, retryAfterSeconds });
  }

  function meet(failure: BoardFailure): void {
    if (failure.kind === 'refused') {
      // It does not know that sequence: everything, then.
      isRead = false;
      again();
      return;
    }
    if (failure.kind === 'passing') again(failure.retryAfterSeconds);
    onFailure(failure);
  }

  function advance(): void {
    while (ahead.delete(sequence + 1)) sequence += 1;
    for (const one of ahead) if (one <= sequence) ahead.delete(one);
  }

  return {
    start(): void {
      isRunning = true;
      want();
    },
    stop(): void {
      isRunning = false;
      retry.cancel();
    },
    want,
    hurry: retry.hurry,
    isRead: () => isRead,
    /** This change has come. Where there is a gap before it, that is fetched. */
    note(told: number): void {
      if (told <= sequence) return;
      ahead.add(told);
      if (!isRead) return;
      advance();
      if (ahead.size > 0) want();
    },
    /** There is such a change: if it has not come, it was missed. */
    expect(told: number): void {
      if (isRead && told > sequence) want();
    },
  };
}
