import type { Message } from '../../../api/contract/messages.ts';
import type { OutboxEntry } from './outboxEntry.ts';

/** A row of the list. A row that says the same is the same object, so that it is not rendered again. */
export type Row =
  | { kind: 'start'; key: string }
  | { kind: 'empty'; key: string }
  | { kind: 'day'; key: string; time: string }
  | { kind: 'newSince'; key: string; time: string }
  | { kind: 'lines'; key: string; lines: readonly Message[] }
  | MessageRowOf<
      'message',
      {
        message: Message;
        /** One's own: under the last of a group, and where the next stands differently. */ showsSign: boolean;
      }
    >
  | MessageRowOf<
      'pending',
      {
        entry: WaitingEntry;
        /** What stops the whole queue. */ delay: WaitingEntry['delay'];
        place: number;
        waiting: number;
      }
    >
  | MessageRowOf<'failed', { entry: Extract<OutboxEntry, { state: 'failed' }> }>;

type WaitingEntry = Extract<OutboxEntry, { state: 'waiting' }>;

type MessageRowOf<Kind extends string, Content> = {
  kind: Kind;
  key: string;
  isOwn: boolean;
  /** First and last of a group: same author and company, within five minutes, nothing between. */
  startsGroup: boolean;
  endsGroup: boolean;
} & Content;

export type MessageRow = Extract<Row, { isOwn: boolean }>;

export function isMessageRow(row: Row): row is MessageRow {
  return row.kind === 'message' || row.kind === 'pending' || row.kind === 'failed';
}
