import type { OperationsAnswer, WhiteboardContent } from '../../../../api/contract/whiteboards.ts';
import type { Api } from '../../api.ts';
import type { SyncClock } from './SyncClock.ts';

const patienceMs = 30_000;
/** Browsers let 64 kB in all outlive the page. */
const charactersOutliving = 20_000;

/** The two requests that keep a board in step. */
export function requestBoard(
  api: Pick<Api, 'get' | 'open'>,
  { whiteboardId, clock }: { whiteboardId: string; clock: SyncClock },
) {
  const path = `/api/whiteboards/${encodeURIComponent(whiteboardId)}`;
  /** What is on its way, and whether the line broke since. */
  const open = new Map<AbortController, { isDoubtful: boolean }>();

  async function inTime<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const controller = new AbortController();
    open.set(controller, { isDoubtful: false });
    const endPatience = clock.after(patienceMs, () => controller.abort());
    try {
      return await ask(controller.signal);
    } finally {
      endPatience();
      open.delete(controller);
    }
  }

  return {
    read: (since: number | null) =>
      inTime((signal) =>
        api.get<WhiteboardContent>(since === null ? path : `${path}?since=${since}`, signal),
      ),
    post: (text: string) =>
      inTime(async (signal) => {
        const response = await api.open(`${path}/operations`, {
          method: 'POST',
          body: text,
          headers: { 'content-type': 'application/json' },
          signal,
          // The last strokes go even when the window is closed right after them.
          keepalive: text.length <= charactersOutliving,
        });
        return (await response.json()) as OperationsAnswer;
      }),
    /** The line broke: an answer to what is on its way may never come. */
    doubt(): void {
      for (const one of open.values()) one.isDoubtful = true;
    },
    /** The line is back: what went over the broken one is given up, and asked again. */
    abandonDoubtful(): void {
      for (const [controller, { isDoubtful }] of open) if (isDoubtful) controller.abort();
    },
  };
}
