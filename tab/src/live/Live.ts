import type { LiveEvent } from '../../../api/contract/events.ts';

/** `since` is the moment from which live events are missing; null while they arrive. */
export type Connection = { state: 'connecting' | 'live' | 'offline'; since: Date | null };

/** A window in a room; `sessionId` is its own. */
export type RoomWindow = { meetingId: string; sessionId: string };

/** The one stream of live events of this tab. */
export type Live = {
  connection: () => Connection;
  onConnection: (listener: () => void) => () => void;
  /** Who applies the events. What came before is kept for him, in order. */
  deliverTo: (apply: (event: LiveEvent) => void) => () => void;
  /** Hears each event too, from now on. */
  onEvent: (listener: (event: LiveEvent) => void) => () => void;
  /**
   * Brings the changes of this board too, until the answer is called. It stays the one stream of the tab, for a browser
   * opens six connections only: it is opened anew and resumes.
   */
  watchBoard: (whiteboardId: string) => () => void;
  /** Brings what others in this room send to this window, until the answer is called. A board may be watched too. */
  enterRoom: (window: RoomWindow) => () => void;
};
