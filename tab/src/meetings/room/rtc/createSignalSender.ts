import type { Signal } from '../../../../../api/contract/meetings.ts';
import { ApiFailure } from '../../../api.ts';
import { waitBeforeReconnect } from '../../../live/waitBeforeReconnect.ts';

/** Candidates come in bursts; together they are one request, and nobody notices the wait. */
const gatherMs = 50;
/** The API takes no more at once. */
const mostAtOnce = 50;
/** A window that has just come may not be known everywhere yet. */
const refusedAgainMs = 1_000;
const mostRefusals = 3;

type SenderNeeds = {
  post: (signals: Signal[]) => Promise<void>;
  /** The server says that one of the two is not in the room. Answers whether the other one is there, as far as is known. */
  onRefused: () => Promise<boolean>;
};

/** Brings signals to one other window, in the order in which they were made: one request at a time. */
export type SignalSender = {
  /** Answers when the server has it. What cannot be brought there is never answered. */
  send: (signal: Signal) => Promise<void>;
  /** The server can be reached again: no reason to wait any longer. */
  hurry: () => void;
  close: () => void;
};

export function createSignalSender({ post, onRefused }: SenderNeeds): SignalSender {
  let queue: { signal: Signal; onSent: () => void }[] = [];
  let isRunning = false;
  let isGathering = false;
  let isClosed = false;
  let pause: { timer: ReturnType<typeof setTimeout>; end: () => void } | null = null;

  async function run(): Promise<void> {
    isRunning = true;
    let failures = 0;
    let refusals = 0;
    isGathering = true;
    await wait(queue.some(({ signal }) => 'description' in signal) ? 0 : gatherMs);
    isGathering = false;
    while (!isClosed && queue.length > 0) {
      const batch = queue.slice(0, mostAtOnce);
      try {
        await post(batch.map(({ signal }) => signal));
        queue = queue.slice(batch.length);
        for (const { onSent } of batch) onSent();
        failures = 0;
        refusals = 0;
      } catch (error) {
        const what = readFailure(error);
        refusals += what === 'refused' ? 1 : 0;
        const isForNothing =
          what === 'wrong' || (what === 'refused' && (refusals > mostRefusals || !(await onRefused())));
        if (isForNothing) queue = queue.slice(batch.length);
        else await wait(what === 'refused' ? refusedAgainMs : waitAfter(error, failures));
        failures += 1;
      }
    }
    isRunning = false;
  }

  function wait(milliseconds: number): Promise<void> {
    if (milliseconds === 0 || isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(pause?.timer);
        pause = null;
        resolve();
      };
      pause = { timer: setTimeout(end, milliseconds), end };
    });
  }

  return {
    send(signal) {
      if (isClosed) return new Promise(() => {});
      return new Promise((resolve) => {
        queue.push({ signal, onSent: resolve });
        if (!isRunning) void run();
        // A description waits for no candidates.
        else if (isGathering && 'description' in signal) pause?.end();
      });
    },
    hurry: () => pause?.end(),
    close() {
      isClosed = true;
      queue = [];
      pause?.end();
    },
  };
}

/** `wrong`: it would be refused each time; `passing`: it may succeed the next time. */
function readFailure(error: unknown): 'refused' | 'wrong' | 'passing' {
  const status = error instanceof ApiFailure ? error.status : 0;
  if (status === 409) return 'refused';
  return [400, 403, 404, 413].includes(status) ? 'wrong' : 'passing';
}

function waitAfter(error: unknown, failures: number): number {
  const asked = error instanceof ApiFailure ? error.retryAfterSeconds : null;
  return asked === null ? waitBeforeReconnect(failures) : asked * 1_000;
}
