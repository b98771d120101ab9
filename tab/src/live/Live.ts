import type { LiveEvent } from '../../../api/contract/events.ts';

/** `since` is the moment from which live events are missing; null while they arrive. */
export type Connection = { state: 'connecting' | 'live' | 'offline'; since: Date | null };

/** The one stream of live events of this tab. */
export type Live = {
  connection: () => Connection;
  onConnection: (listener: () => void) => () => void;
  /** Who applies the events. What came before is kept for him, in order. */
  deliverTo: (apply: (event: LiveEvent) => void) => () => void;
};
