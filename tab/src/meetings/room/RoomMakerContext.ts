import { createContext } from 'react';
import { createRoom } from './createRoom.ts';

/** Goes into a room. In tests another stands here. */
export const RoomMakerContext = createContext<typeof createRoom>(createRoom);
