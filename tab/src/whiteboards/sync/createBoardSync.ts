import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import type { LiveEvent } from '../../../../api/contract/events.ts';
import { isNewer } from '../../../../api/contract/mergeElements.ts';
import type {
  OperationsAnswer,
  StoredElement,
  WhiteboardContent,
} from '../../../../api/contract/whiteboards.ts';
import type { Api } from '../../api.ts';
import type { Live } from '../../live/Live.ts';
import type { BoardFailure } from './boardFailure.ts';
import type { BoardOutbox } from './BoardOutbox.ts';
import type { BoardSync } from './BoardSync.ts';
import { createBoardContents } from './createBoardContents.ts';
import { createBoardReader } from './createBoardReader.ts';
import { createBoardSender } from './createBoardSender.ts';
import { createSavingState } from './createSavingState.ts';
import { requestBoard } from './requestBoard.ts';
import type { SyncClock } from './SyncClock.ts';
import { systemClock } from './SyncClock.ts';

type Needs = {
  whiteboardId: string;
  /** Who draws here. */
  person: { id: string; name: string; companyId: string };
  api: Pick<Api, 'get' | 'open'>;
  /** A stream that watches this board. */
  live: Pick<Live, 'connection' | 'onConnection' | 'onEvent'>;
  outbox: BoardOutbox;
  clock?: SyncClock;
  random?: () => number;
};

export type RunningBoardSync = BoardSync & {
  start: () => void;
  /** The board is left. What waits is still sent as far as that goes; the rest is kept on this device. */
  stop: () => void;
  /** The device refuses storage, and something waits: closing the window would lose it. */
  isAtRisk: () => boolean;
};

/** Keeps one open board and the server's the same (rules WB2, WB3, WB6). Knows no browser: it also runs in Node. */
export function createBoardSync(needs: Needs): RunningBoardSync {
  const { whiteboardId, person, live, outbox, clock = systemClock, random = Math.random } = needs;
  // The board's id is `{conversationId}.{uuid}`.
  const conversationId = whiteboardId.slice(0, whiteboardId.lastIndexOf('.'));
  const requests = requestBoard(needs.api, { whiteboardId, clock });
  const contents = createBoardContents();
  const people = new Map([[person.id, { name: person.name, companyId: person.companyId }]]);
  const listeners = new Set<Parameters<BoardSync['onChanged']>[0]>();
  const saving = createSavingState({ countWaiting: () => contents.waiting.size, isKept: outbox.isKept });
  outbox.onRefused(saving.update);
  let stopListening: (() => void) | null = null;

  const sender = createBoardSender({
    contents,
    post: requests.post,
    clock,
    random,
    isOpen: () => saving.isOpen(),
    onAnswered: () => saving.set({ isReadingDown: false, isSendingDown: false }),
    onStored: takeAnswer,
    onRefused: refuse,
    onFailure(failure) {
      meetFailure(failure, 'isSendingDown');
      // It tells when the line is back, also where nothing waits any more, and whether the case is open again by now.
      reader.want();
    },
  });
  const reader = createBoardReader({
    read: requests.read,
    clock,
    random,
    onContent: takeContent,
    onFailure: (failure) => meetFailure(failure, 'isReadingDown'),
  });

  function tell(elements: readonly BoardElement[], how: { isRefused: boolean }): void {
    if (elements.length > 0) for (const listener of listeners) listener(elements, how);
  }

  function takePut({ fresh, settled }: ReturnType<typeof contents.put>): void {
    if (fresh.length === 0) return;
    outbox.change({ kept: fresh, settled });
    saving.update();
    // What is put in the same moment goes together.
    void Promise.resolve().then(sender.send);
  }

  function takeStored(elements: readonly StoredElement[]): void {
    const { changed, settled } = contents.takeStored(elements);
    outbox.change({ settled });
    saving.update();
    tell(changed, { isRefused: false });
  }

  function takeContent({ whiteboard, elements, people: authors }: WhiteboardContent): void {
    know(authors);
    saving.noteStored([whiteboard.changedAt, ...elements.map(({ at }) => at)]);
    saving.set({ isLoaded: true, isReadingDown: false, isClosed: whiteboard.isClosed });
    takeStored(elements);
    sender.send();
  }

  function takeAnswer(sent: readonly BoardElement[], { newer }: OperationsAnswer): void {
    const now = clock.now();
    const at = new Date(now).toISOString();
    // The live event may have told it before, with the server's time.
    const mine = sent.filter((element) => isNewer(element, contents.stored.get(element.id)?.element));
    if (mine.length > 0) saving.noteOwn(now);
    takeStored([...mine.map((element) => ({ element, personId: person.id, at })), ...newer]);
  }

  function refuse(element: BoardElement): void {
    const shown = contents.refuse(element);
    outbox.change({ settled: [element] });
    if (shown) tell([shown], { isRefused: true });
    saving.update();
  }

  function meetFailure(
    failure: Exclude<BoardFailure, { kind: 'refused' }>,
    what: 'isReadingDown' | 'isSendingDown',
  ): void {
    if (failure.kind === 'gone') {
      saving.set({ isGone: true });
      if (failure.isCertain) outbox.clear();
      halt();
    } else if (failure.kind === 'closed') saving.set({ isClosed: true });
    else saving.set({ [what]: failure.isOffline });
  }

  function hear(event: LiveEvent): void {
    switch (event.event) {
      case 'hello':
        requests.abandonDoubtful();
        // Of the board's changes none is told again after a cut.
        reader.want();
        reader.hurry();
        sender.hurry();
        return;
      case 'reset':
        return reader.want();
      case 'whiteboard':
        if (event.data.whiteboardId === whiteboardId) takeEvent(event.data);
        return;
      case 'whiteboardChanged':
        if (event.data.whiteboardId === whiteboardId) reader.expect(event.data.sequence);
        return;
      case 'entry':
        // The case may have been closed or opened again.
        if (event.data.conversationId === conversationId && event.data.case) reader.want();
        return;
      case 'removed':
        if (event.data.conversationId === conversationId) reader.want();
        return;
      default:
    }
  }

  function takeEvent(told: Extract<LiveEvent, { event: 'whiteboard' }>['data']): void {
    know(told.people);
    saving.noteStored(told.elements.map(({ at }) => at));
    takeStored(told.elements);
    reader.note(told.sequence);
  }

  function know(authors: WhiteboardContent['people']): void {
    for (const [id, author] of Object.entries(authors)) people.set(id, author);
  }

  function halt(): void {
    stopListening?.();
    stopListening = null;
    reader.stop();
  }

  /** From another window, or from before: the surface has not seen it. On the device it stays until it is stored. */
  async function takeOutbox(): Promise<void> {
    const kept = await outbox.load();
    const put = contents.putKept(kept);
    takePut(put);
    const isWaiting = (element: BoardElement) => {
      const waits = contents.waiting.get(element.id);
      return waits !== undefined && !isNewer(waits, element);
    };
    outbox.change({ settled: kept.filter((element) => !isWaiting(element)) });
    saving.set({ isOutboxRead: true });
    tell(put.fresh, { isRefused: false });
  }

  return {
    start() {
      if (stopListening || saving.isGone()) return;
      const endEvents = live.onEvent(hear);
      const followLine = () => {
        const { state } = live.connection();
        if (state !== 'live') requests.doubt();
        saving.set({ isStreamDown: state === 'offline' });
      };
      const endConnection = live.onConnection(followLine);
      stopListening = () => {
        endEvents();
        endConnection();
      };
      followLine();
      void takeOutbox();
      reader.start();
      sender.start();
    },
    stop() {
      halt();
      void sender.finish();
    },
    isAtRisk: () => contents.waiting.size > 0 && !outbox.isKept() && saving.isToCome(),
    elements: () => contents.shown,
    authorOf(elementId) {
      const found = contents.stored.get(elementId);
      const author = found && people.get(found.personId);
      return found && author ? { personId: found.personId, ...author, at: new Date(found.at) } : null;
    },
    put: (elements) => takePut(contents.put(elements)),
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    saving: saving.current,
    onSaving: saving.onChange,
  };
}
