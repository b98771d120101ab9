import { useSyncExternalStore } from 'react';
import type { Room, RoomState } from './Room.ts';

/** The room as it is now. */
export function useRoom(room: Room): RoomState {
  return useSyncExternalStore(room.onChange, room.state);
}
