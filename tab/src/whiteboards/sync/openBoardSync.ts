import type { Live } from '../../live/Live.ts';
import type { Session } from '../../session.ts';
import type { BoardSync } from './BoardSync.ts';
import { createBoardOutbox } from './createBoardOutbox.ts';
import { createBoardSync } from './createBoardSync.ts';
import { createOutboxStore } from './createOutboxStore.ts';

type Opened = BoardSync & { close: () => void };

/** The sync of an open board in this window, until it is closed. */
export function openBoardSync(needs: { whiteboardId: string; session: Session; live: Live }): Opened {
  const { whiteboardId, live } = needs;
  const { api, person } = needs.session;
  const outbox = createBoardOutbox({ personId: person.id, whiteboardId }, createOutboxStore());
  const { start, stop, isAtRisk, ...sync } = createBoardSync({ whiteboardId, person, api, live, outbox });
  /** The browser asks in its own words whether to leave. */
  const ask = (event: BeforeUnloadEvent) => {
    if (isAtRisk()) event.preventDefault();
  };
  const unwatch = live.watchBoard(whiteboardId);
  // A page that is kept in memory may come back.
  window.addEventListener('pagehide', stop);
  window.addEventListener('pageshow', start);
  window.addEventListener('beforeunload', ask);
  start();
  return {
    ...sync,
    close() {
      window.removeEventListener('pagehide', stop);
      window.removeEventListener('pageshow', start);
      window.removeEventListener('beforeunload', ask);
      unwatch();
      stop();
    },
  };
}
