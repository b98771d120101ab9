import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import type { OperationsAnswer } from '../../../../api/contract/whiteboards.ts';
import type { BoardFailure } from './boardFailure.ts';
import { readBoardFailure } from './boardFailure.ts';
import type { BoardContents } from './createBoardContents.ts';
import { createRetry } from './createRetry.ts';
import { sendEveryMs, sendingLimits } from './sendingLimits.ts';
import type { SyncClock } from './SyncClock.ts';
import type { Batch } from './takeBatch.ts';
import { findExcess, takeBatch } from './takeBatch.ts';

type Needs = {
  contents: BoardContents;
  post: (text: string) => Promise<OperationsAnswer>;
  clock: SyncClock;
  random: () => number;
  /** Whether something may be sent now. */
  isOpen: () => boolean;
  /** The server is there, whatever it says of what was sent. */
  onAnswered: () => void;
  onStored: (sent: readonly BoardElement[], answer: OperationsAnswer) => void;
  onRefused: (element: BoardElement) => void;
  onFailure: (failure: Exclude<BoardFailure, { kind: 'refused' }>) => void;
};

/** Sends what waits: at once where nothing was sent lately, else a moment later, one request at a time. */
export function createBoardSender(needs: Needs) {
  const { contents, post, clock, random, isOpen } = needs;
  const retry = createRetry({ clock, random, again: send });
  let isRunning = false;
  let isOnItsWay = false;
  let sentAt = -Infinity;
  let pause: (() => void) | null = null;
  /** Elements of one request: fewer while it is sought which of them the server refuses. */
  let most: number = sendingLimits.perRequest;

  function send(): void {
    const isBusy = isOnItsWay || pause !== null || retry.isWaiting();
    if (!isRunning || isBusy || !isOpen() || contents.waiting.size === 0) return;
    const left = sentAt + sendEveryMs - clock.now();
    if (left <= 0) return void sendNow();
    pause = clock.after(left, () => {
      pause = null;
      send();
    });
  }

  /** False when there is nothing more to send for now. */
  async function sendNow(): Promise<boolean> {
    for (const element of findExcess(contents)) needs.onRefused(element);
    const batch = takeBatch(contents, most);
    if (!batch) return false;
    isOnItsWay = true;
    sentAt = clock.now();
    try {
      return await post(batch.text).then(
        (answer) => take(batch, answer),
        (error: unknown) => meet(batch, readBoardFailure(error)),
      );
    } finally {
      isOnItsWay = false;
      send();
    }
  }

  function noteAnswer(): void {
    retry.succeed();
    needs.onAnswered();
  }

  function take(batch: Batch, answer: OperationsAnswer): true {
    noteAnswer();
    most = Math.min(sendingLimits.perRequest, most * 2);
    needs.onStored(
      batch.elements.map(({ sent }) => sent),
      answer,
    );
    return true;
  }

  function meet({ elements }: Batch, failure: BoardFailure): boolean {
    if (failure.kind === 'refused') {
      noteAnswer();
      const named = failure.index === null ? undefined : elements[failure.index];
      const bad = named ?? (elements.length === 1 ? elements[0] : undefined);
      if (bad) needs.onRefused(bad.waiting);
      else most = Math.ceil(elements.length / 2);
      // What is good need not wait for it.
      sentAt = -Infinity;
      return true;
    }
    if (failure.kind === 'passing' && isRunning) retry.fail(failure);
    needs.onFailure(failure);
    return false;
  }

  return {
    start(): void {
      isRunning = true;
      send();
    },
    /** The board is left: what waits goes without a pause, as far as it can. */
    async finish(): Promise<void> {
      isRunning = false;
      pause?.();
      pause = null;
      retry.cancel();
      const isLeft = () => !isRunning && isOpen();
      while (isLeft() && (await sendNow()));
    },
    send,
    hurry: retry.hurry,
  };
}
