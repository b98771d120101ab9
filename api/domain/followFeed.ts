import type { Feed, Log } from './ports.ts';

/** While something happens, and how far the pause grows when nothing does. */
const shortPauseMs = 200;
const longPauseMs = 2_000;

/** A feed being followed. */
export type FollowedFeed = {
  /** The position behind everything that was taken up. */
  readonly position: string | null;
  /** When the feed last answered; readiness looks at it. */
  readonly answeredAt: number;
  /** Resolves when everything that was stored at the start has been taken up. */
  readonly caughtUp: Promise<void>;
  /** Ends the following, after the page in hand. */
  stop(): Promise<void>;
};

/** Reads the feed again and again from the position on and hands each page on, in order, the next after the last. */
export function followFeed<Item>(following: {
  feed: Feed<Item>;
  from: string | null;
  take: (items: Item[], position: string) => Promise<void>;
  log: Log;
}): FollowedFeed {
  const { feed, take, log } = following;
  let position = following.from;
  let answeredAt = Date.now();
  let isStopped = false;
  const goesOn = () => !isStopped;
  let wake = () => {};
  let reportCaughtUp = () => {};
  const caughtUp = new Promise<void>((resolve) => (reportCaughtUp = resolve));

  async function run(): Promise<void> {
    let pause = shortPauseMs;
    while (goesOn()) {
      try {
        const page = await feed.read(position);
        await take(page.items, page.position);
        position = page.position;
        answeredAt = Date.now();
        pause = page.items.length > 0 ? shortPauseMs : Math.min(pause * 1.25, longPauseMs);
        if (page.items.length > 0) continue;
        reportCaughtUp();
      } catch (cause) {
        pause = longPauseMs;
        if (goesOn()) log.warn({ cause }, 'the feed could not be read');
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const running = run();
  return {
    get position() {
      return position;
    },
    get answeredAt() {
      return answeredAt;
    },
    caughtUp,
    stop() {
      isStopped = true;
      reportCaughtUp();
      wake();
      return running;
    },
  };
}
