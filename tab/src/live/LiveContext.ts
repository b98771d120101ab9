import { createContext } from 'react';
import type { Connection, Live } from './Live.ts';

const stillConnecting: Connection = { state: 'connecting', since: null };
const nothing = () => () => {};

/** Without a stream around it a component hears nothing. */
export const LiveContext = createContext<Live>({
  connection: () => stillConnecting,
  onConnection: nothing,
  deliverTo: nothing,
  onEvent: nothing,
  watchBoard: nothing,
  enterRoom: nothing,
});
