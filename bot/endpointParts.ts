import type { Log } from '../api/domain/ports.ts';
import type { PlaceInbox, Press, PressAnswer } from '../api/domain/relay/gateway.ts';
import type { BotSettings, ParseCommand, RenderPost } from './botSettings.ts';
import type { RelayAdapter } from './relayAdapter.ts';

export type EndpointParts = {
  adapter: Pick<RelayAdapter, 'checkToken'>;
  settings: BotSettings;
  inbox: PlaceInbox;
  log: Log;
  render: RenderPost;
  parseCommand: ParseCommand;
  /** Takes the answer to a press that came as a message, to send it after the turn. */
  answerLater?: (press: Press, answer: PressAnswer) => Promise<void>;
};
