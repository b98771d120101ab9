import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import type { LiveEvents } from '../../../api/contract/events.ts';
import type { Message } from '../../../api/contract/messages.ts';

type Entry = Pick<LiveEvents['entry'], 'sequence' | 'message' | 'case' | 'changed'>;

/** Characters of a message that a row shows; the server sends as many. */
const previewLength = 200;

/** The conversation after an entry of its log. The same object when it already knew that entry. */
export function applyEntryToConversation<Row extends ConversationSummary>(
  row: Row,
  entry: Entry,
  readerId: string,
): Row {
  if (entry.sequence <= row.sequence) return row;
  const { message, changed } = entry;
  const next: Row = { ...row, sequence: entry.sequence };
  if (entry.case) applyCaseToConversation(next, entry.case);
  if (changed && row.lastMessage?.sequence === changed.sequence) next.lastMessage = toLastMessage(changed);
  if (!message) return next;
  if (message.kind === 'line') {
    if (message.line?.type === 'renamed') next.name = message.line.name;
    if (!row.lastMessage) next.lastActivityAt = message.createdAt;
    return next;
  }
  next.lastMessage = toLastMessage(message);
  next.lastActivityAt = message.createdAt;
  if (message.authorId !== readerId && message.sequence > row.readUpTo) next.unread = row.unread + 1;
  return next;
}

/** The conversation with the case as it is now, if it belongs to that case. */
export function withCase<Row extends ConversationSummary>(row: Row, changed: ServiceCase): Row {
  if (row.case?.number !== changed.number) return row;
  const next = { ...row };
  applyCaseToConversation(next, changed);
  return next;
}

function applyCaseToConversation(row: ConversationSummary, changed: ServiceCase): void {
  if (row.case && row.case.number !== changed.number) return;
  const { number, title, state, severity, turn, downSince, internal, customer, machine } = changed;
  row.case = { number, title, state, severity, turn, downSince, internal, customer, machine };
  if (row.kind === 'serviceCase') row.name = title;
}

function toLastMessage(message: Message): NonNullable<ConversationSummary['lastMessage']> {
  const { authorId, authorName, text, sequence, createdAt, files = [] } = message;
  const [first] = files;
  return {
    authorId,
    authorName,
    text: text.slice(0, previewLength),
    ...(first ? { files: { count: files.length, name: first.name } } : {}),
    sequence,
    createdAt,
  };
}
