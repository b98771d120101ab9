import type { BoardSaving } from './BoardSync.ts';

/** What is known of the board and of the line to the server. */
type Facts = {
  isLoaded: boolean;
  isOutboxRead: boolean;
  /** The last reading got no answer. */
  isReadingDown: boolean;
  /** The last sending got no answer: a reading that succeeds in between does not carry what waits. */
  isSendingDown: boolean;
  isStreamDown: boolean;
  isClosed: boolean;
  isGone: boolean;
};

/** How what was drawn stands: one object as long as it stays the same. */
export function createSavingState(of: { countWaiting: () => number; isKept: () => boolean }) {
  const facts: Facts = {
    isLoaded: false,
    isOutboxRead: false,
    isReadingDown: false,
    isSendingDown: false,
    isStreamDown: false,
    isClosed: false,
    isGone: false,
  };
  const listeners = new Set<() => void>();
  let storedAt: number | null = null;
  /** By this device's clock, until the server tells its own time. */
  let ownAt: number | null = null;
  let current: BoardSaving = { state: 'loading' };

  function compute(): BoardSaving {
    if (facts.isGone) return { state: 'gone' };
    const waiting = of.countWaiting();
    if (facts.isClosed) return { state: 'closed', waiting };
    const isLineDown = facts.isReadingDown || facts.isStreamDown || (facts.isSendingDown && waiting > 0);
    if (isLineDown) return { state: 'offline', waiting, isKept: of.isKept() };
    if (!facts.isLoaded || !facts.isOutboxRead) return { state: 'loading' };
    if (waiting > 0) return { state: 'saving', waiting };
    const at = ownAt ?? storedAt;
    return { state: 'saved', at: at === null ? null : new Date(at) };
  }

  function update(): void {
    const next = compute();
    if (JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    for (const listener of listeners) listener();
  }

  return {
    current: () => current,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    update,
    set(change: Partial<Facts>): void {
      Object.assign(facts, change);
      update();
    },
    /** When changes were stored, as the server tells. */
    noteStored(times: readonly (string | null)[]): void {
      const told = times.flatMap((time) => (time === null ? [] : [Date.parse(time)]));
      if (told.length === 0) return;
      storedAt = told.reduce((newest, time) => Math.max(newest, time), storedAt ?? 0);
      ownAt = null;
    },
    noteOwn(at: number): void {
      ownAt = at;
    },
    isGone: () => facts.isGone,
    /** Whether what waits may still be stored. */
    isToCome: () => !facts.isClosed && !facts.isGone,
    /** Whether what waits may be sent. */
    isOpen: () => facts.isLoaded && !facts.isClosed && !facts.isGone,
  };
}
