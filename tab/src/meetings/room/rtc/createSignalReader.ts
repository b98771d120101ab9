import type { Signal, Signals } from '../../../../../api/contract/meetings.ts';

/** A signal may be quicker than the word that its sender has come. */
const strangersWaitMs = 10_000;
const mostStrangers = 50;
/** The server tells the signals of a minute again after a cut. */
const mostSeen = 2_000;

type ReaderNeeds = {
  meetingId: string;
  sessionId: string;
  /** Gives it to the window that it is from; false where no such one is in the room. */
  deliver: (from: Signals['from'], signals: readonly Signal[]) => boolean;
  now?: () => number;
};

/** What arrives for this window: each once, and only from windows that are in the room. */
export function createSignalReader({ meetingId, sessionId, deliver, now = Date.now }: ReaderNeeds) {
  const seen = new Set<string>();
  let strangers: { told: Signals; at: number }[] = [];

  function take(told: Signals): void {
    if (told.meetingId !== meetingId || told.to !== sessionId || seen.has(told.id)) return;
    seen.add(told.id);
    const [oldest] = seen;
    if (seen.size > mostSeen && oldest !== undefined) seen.delete(oldest);
    if (!deliver(told.from, told.signals))
      strangers = [...strangers, { told, at: now() }].slice(-mostStrangers);
  }

  return {
    take,
    /** Others have come or gone. */
    lookAgain(): void {
      const waiting = strangers.filter(({ at }) => now() - at < strangersWaitMs);
      strangers = waiting.filter(({ told }) => !deliver(told.from, told.signals));
    },
  };
}
