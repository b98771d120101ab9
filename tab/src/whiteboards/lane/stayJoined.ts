import type { LaneDoor } from './LaneDoor.ts';
import type { LaneSession } from './LaneSession.ts';
import type { LiveShareSource } from './liveShare.ts';

/** Milliseconds between two tries: the first, and the longest. Each is drawn at random up to it, so that not all come at once. */
const firstPause = 1_000;
const longestPause = 15_000;
/** After so many milliseconds of vain tries another container is begun, though nobody says that the old one is gone. */
const replaceAfter = 30_000;

/** Joins, and joins again after each loss, until it is ended or there is no lane. */
export function stayJoined(needs: StayNeeds): { end: () => void } {
  const end = new AbortController();
  const isEnded = () => end.signal.aborted;
  let session: LaneSession | null = null;

  async function stay(): Promise<void> {
    let lostAt = performance.now();
    const lost: { containerId: string | null } = { containerId: null };
    let pause = firstPause;
    while (!isEnded()) {
      try {
        const source = await findSource(needs, {
          lostContainer: lost.containerId,
          isLate: performance.now() - lostAt > replaceAfter,
        });
        if (source === 'none') return needs.onNone();
        const joined = await needs.join(source).catch((error: unknown) => {
          if ('door' in source && isGone(error)) lost.containerId = source.access.containerId;
          throw error;
        });
        if (isEnded()) return joined.close();
        session = joined;
        pause = firstPause;
        lost.containerId = null;
        needs.onJoined(joined);
        await joined.ended;
        if (isEnded()) return;
        session = null;
        lostAt = performance.now();
        needs.onLost();
        joined.close();
      } catch (error) {
        if (isFinal(error)) return needs.onNone();
        // A lost container is no reason to wait: the next one is made now.
        if (isGone(error) && lost.containerId !== null) pause = firstPause / 4;
      }
      await rest(Math.random() * pause, end.signal);
      pause = Math.min(pause * 2, longestPause);
    }
  }

  void stay();
  return {
    end() {
      end.abort();
      session?.close();
    },
  };
}

async function findSource(
  { teamsHost, door }: StayNeeds,
  { lostContainer, isLate }: { lostContainer: string | null; isLate: boolean },
): Promise<LiveShareSource | 'none'> {
  if (teamsHost) return { teamsHost };
  const access = await door.open();
  if (!access) return 'none';
  const isGone = access.containerId !== null && (isLate || access.containerId === lostContainer);
  return { door, access, isGone };
}

/** The relay does not know the container (any more). */
function isGone(error: unknown): boolean {
  return statusOf(error, 'statusCode') === 404;
}

/** Our API says that there is no such board for this person. */
function isFinal(error: unknown): boolean {
  return statusOf(error, 'status') === 404;
}

function statusOf(error: unknown, field: 'status' | 'statusCode'): unknown {
  return (error as Record<string, unknown> | null)?.[field];
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

type StayNeeds = {
  teamsHost: object | null;
  door: LaneDoor;
  join: (source: LiveShareSource) => Promise<LaneSession>;
  onJoined: (session: LaneSession) => void;
  onLost: () => void;
  onNone: () => void;
};
