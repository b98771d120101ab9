import type { Context } from '../context.ts';
import type { LiveTabs } from '../publishEntry.ts';
import type { Log } from '../ports.ts';
import { conversationOf } from './boardIds.ts';
import type { BoardChange } from './boardPorts.ts';
import { summarise, toPeople } from './boardViews.ts';

/** Lists and small pictures follow in this time; a stroke each would be too much for them. */
const summariseEveryMs = 3_000;
/** An instance that does not hold the board waits for the one that does to have written the summary. */
const othersSummariseMs = 5_000;

/** The open windows of boards on this instance. */
export type BoardWindows = LiveTabs & {
  /** Whether any stream here was opened with this board. */
  isWatched(whiteboardId: string): boolean;
  /** Encodes the event once and writes it to the streams that were opened with the board, of these people. */
  sendToWatchers(whiteboardId: string, told: { personIds: ReadonlySet<string>; event: BoardEvent }): void;
};

type BoardEvent = Extract<Parameters<LiveTabs['send']>[1], { event: 'whiteboard' }>;

/** Tells open boards each change at once, and everybody else every few seconds that there was one (rule WB3). */
export function createBoardNews(parts: { context: Context; windows: BoardWindows; log: Log }): {
  /** `isHere`: the board is in memory on this instance, which then keeps its summary. */
  tell(change: BoardChange, here: { isHere: boolean }): void;
  /** A board was taken into memory: whoever wrote to it last may have ended before its summary. */
  noteLoaded(loaded: { whiteboardId: string; sequence: number }): void;
  stop(): Promise<void>;
} {
  const { context, windows, log } = parts;
  let isStopped = false;
  const due = new Map<string, { timer: ReturnType<typeof setTimeout>; run: () => Promise<void> }>();

  async function tellWatchers(change: BoardChange): Promise<void> {
    const { whiteboardId, sequence } = change;
    const state = await context.log.read(conversationOf(whiteboardId) ?? '');
    if (!state) return;
    const elements = change.parts.flatMap(({ by, at, elements: drawn }) =>
      drawn.map((element) => ({ element, personId: by.id, at })),
    );
    const people = toPeople(change.parts.map(({ by }) => by));
    const data = { conversationId: state.id, whiteboardId, sequence, elements, people };
    const personIds = new Set(state.members.keys());
    windows.sendToWatchers(whiteboardId, { personIds, event: { event: 'whiteboard', data } });
  }

  async function tellMembers(told: { whiteboardId: string; sequence: number }): Promise<void> {
    const state = await context.log.read(conversationOf(told.whiteboardId) ?? '');
    if (!state) return;
    const data = { conversationId: state.id, ...told };
    windows.send(state.members.keys(), { event: 'whiteboardChanged', data });
  }

  /** What the instance that holds the board has written of it. */
  async function tellStored(whiteboardId: string): Promise<void> {
    const [summary] = await context.boards.store.readSummaries([whiteboardId]);
    if (summary) await tellMembers({ whiteboardId, sequence: summary.sequence });
  }

  async function summariseNow(whiteboardId: string): Promise<void> {
    const summary = summarise(await context.boards.log.read(whiteboardId));
    if (!summary) return;
    await context.boards.store.writeSummary(summary);
    await tellMembers({ whiteboardId, sequence: summary.sequence });
  }

  /** Whoever wrote last may have ended before its summary. Mostly there is nothing to do, and nothing is loaded for it. */
  async function summariseIfBehind(loaded: { whiteboardId: string; sequence: number }): Promise<void> {
    const [stored] = await context.boards.store.readSummaries([loaded.whiteboardId]);
    if ((stored?.sequence ?? 0) < loaded.sequence) await summariseNow(loaded.whiteboardId);
  }

  const warn = (whiteboardId: string) => (cause: unknown) =>
    log.warn({ cause, whiteboardId }, 'a change of a board was not told');

  function later(whiteboardId: string, work: { after: number; run: () => Promise<void> }): void {
    if (isStopped || due.has(whiteboardId)) return;
    const run = () => {
      due.delete(whiteboardId);
      work.run().catch(warn(whiteboardId));
    };
    due.set(whiteboardId, { timer: setTimeout(run, work.after), run: work.run });
  }

  const summariseLater = (whiteboardId: string) =>
    later(whiteboardId, { after: summariseEveryMs, run: () => summariseNow(whiteboardId) });

  return {
    tell(change, { isHere }) {
      const { whiteboardId } = change;
      if (windows.isWatched(whiteboardId)) tellWatchers(change).catch(warn(whiteboardId));
      if (isHere) return summariseLater(whiteboardId);
      later(whiteboardId, { after: othersSummariseMs, run: () => tellStored(whiteboardId) });
    },
    noteLoaded: (loaded) =>
      later(loaded.whiteboardId, { after: summariseEveryMs, run: () => summariseIfBehind(loaded) }),
    async stop() {
      isStopped = true;
      const open = [...due];
      due.clear();
      for (const [, { timer }] of open) clearTimeout(timer);
      for (const [whiteboardId, { run }] of open) await run().catch(warn(whiteboardId));
    },
  };
}
