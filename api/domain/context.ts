import type { BoardParts } from './boards/boardParts.ts';
import type { ConversationLists } from './conversationLists.ts';
import type { ConversationLog } from './conversationLog.ts';
import type { FileParts } from './filePorts.ts';
import type { MeetingParts } from './meetings/meetingPorts.ts';
import type { RelayParts } from './relay/relayPorts.ts';
import type { CaseNumbers, Clock, Directory, LogStore, ReadMarkStore } from './ports.ts';

/** What the use cases work with. */
export type Context = {
  log: ConversationLog;
  entries: LogStore;
  lists: ConversationLists;
  readMarks: ReadMarkStore;
  directory: Directory;
  caseNumbers: CaseNumbers;
  files: FileParts;
  boards: BoardParts;
  meetings: MeetingParts;
  /** Null where there is no bot. */
  relay: RelayParts | null;
  clock: Clock;
  /** Told when a person has read further, for his other tabs. */
  onRead(read: { personId: string; conversationId: string; readUpTo: number; unread: number }): void;
};
