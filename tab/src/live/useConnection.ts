import { useContext, useSyncExternalStore } from 'react';
import type { Connection } from './Live.ts';
import { LiveContext } from './LiveContext.ts';

/** Whether live events arrive, and if not, since when. */
export function useConnection(): Connection {
  const live = useContext(LiveContext);
  return useSyncExternalStore(live.onConnection, live.connection);
}
