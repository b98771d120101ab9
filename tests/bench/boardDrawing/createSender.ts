import type { BoardElement } from '../../../api/contract/boardElements.ts';

/** As the tab's: at once where nothing was sent lately, else together after this pause, one request at a time. */
export const pauseMs = 100;

/** Sends what one person draws as the tab does. */
export function createSender(post: (body: string) => Promise<void>): {
  put(element: BoardElement): void;
  /** Resolves when everything is stored. */
  untilStored(): Promise<void>;
} {
  const waiting = new Map<string, BoardElement>();
  const waiters: PromiseWithResolvers<undefined>[] = [];
  let isBusy = false;
  let sentAt = -Infinity;

  function send(): void {
    if (isBusy || waiting.size === 0) return;
    isBusy = true;
    const left = sentAt + pauseMs - performance.now();
    if (left > 0) setTimeout(sendNow, left);
    else sendNow();
  }

  function sendNow(): void {
    const body = JSON.stringify({ elements: [...waiting.values()] });
    waiting.clear();
    sentAt = performance.now();
    post(body).then(
      () => {
        isBusy = false;
        if (waiting.size > 0) return send();
        for (const { resolve } of waiters.splice(0)) resolve(undefined);
      },
      (cause: unknown) => {
        for (const { reject } of waiters.splice(0)) reject(cause);
      },
    );
  }

  return {
    put(element) {
      waiting.set(element.id, element);
      send();
    },
    async untilStored() {
      if (!isBusy) return;
      const waiter = Promise.withResolvers<undefined>();
      waiters.push(waiter);
      await waiter.promise;
    },
  };
}
