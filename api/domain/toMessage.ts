import type { Line, Message } from '../contract/messages.ts';
import { showsRow, type EntryContent, type EntryRow } from './entries.ts';

/** The row that pane 2 shows for an entry; null for an entry without one. The same for every reader. */
export function toMessage(entry: EntryRow): Message | null {
  if (!showsRow(entry)) return null;
  const { content } = entry;
  const row = {
    id: entry.id,
    sequence: entry.sequence,
    authorId: entry.authorId,
    authorName: content.authorName,
    authorCompanyId: entry.authorCompanyId,
    createdAt: entry.createdAt,
    fileIds: [],
    reactions: [],
  };
  if (content.kind === 'message') {
    const message = {
      ...row,
      kind: 'message',
      clientId: content.clientId,
      ...(content.origin ? { originPlaceId: content.origin.placeId } : {}),
      ...toNow(entry, content),
    } as const;
    if (!content.files || entry.now?.deletedAt !== undefined) return message;
    const files = content.files.map(({ sha256: _hash, ...shown }) => shown);
    return { ...message, fileIds: files.map(({ id }) => id), files };
  }
  const line = toLine(content);
  return line && { ...row, kind: 'line', text: toSentence(line, content.authorName), line };
}

/** What changes: text, reply, reactions. Of a deleted message nothing but that it was one (rule MS4). */
function toNow(
  { now }: EntryRow,
  content: EntryContent & { kind: 'message' },
): Pick<Message, 'text' | 'replyTo' | 'replyToSequence' | 'editedAt' | 'deletedAt' | 'reactions'> {
  if (now?.deletedAt !== undefined) return { text: '', deletedAt: now.deletedAt, reactions: [] };
  const { replyTo, replyToSequence } = content;
  return {
    text: now?.text ?? content.text,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(replyToSequence === undefined ? {} : { replyToSequence }),
    ...(now?.editedAt === undefined ? {} : { editedAt: now.editedAt }),
    reactions: Object.entries(now?.reactions ?? {}).map(([emoji, personIds]) => ({ emoji, personIds })),
  };
}

function toLine(content: Exclude<EntryContent, { kind: 'message' }>): Line | null {
  switch (content.kind) {
    case 'conversationCreated':
      return { type: 'conversationCreated', name: content.name };
    case 'caseCreated':
      return { type: 'caseCreated', number: content.case.number, title: content.case.title };
    case 'caseShared':
      return { type: 'caseShared', number: content.number };
    case 'memberAdded': {
      const type = content.how === 'joined' ? 'memberJoined' : 'memberAdded';
      return { type, personId: content.member.id, personName: content.member.name };
    }
    case 'memberRemoved': {
      const type = content.how === 'left' ? 'memberLeft' : 'memberRemoved';
      return { type, personId: content.personId, personName: content.personName };
    }
    case 'renamed':
      return { type: 'renamed', name: content.name };
    case 'caseChanged': {
      const { state, severity, assignee, title, ...others } = content.changes;
      return {
        type: 'caseChanged',
        ...(state === undefined ? {} : { state }),
        ...(severity === undefined ? {} : { severity }),
        ...(assignee === undefined ? {} : { assignee }),
        ...(title === undefined ? {} : { title }),
        ...(content.reason === undefined ? {} : { reason: content.reason }),
        fields: Object.keys(others),
      };
    }
    case 'fileChecked':
      return { type: 'fileInfected', fileId: content.fileId, fileName: content.fileName };
    case 'placeLinked':
      return {
        type: 'placeLinked',
        placeId: content.place.id,
        placeName: content.place.shownName ?? content.place.name,
      };
    case 'placeUnlinked':
      return { type: 'placeUnlinked', placeId: content.placeId, placeName: content.placeName };
    case 'whiteboardOpened':
      return { type: 'whiteboardOpened', whiteboardId: content.whiteboardId, name: content.name };
    case 'meetingStarted':
      return { type: 'meetingStarted', meetingId: content.meetingId };
    case 'meetingJoined':
    case 'meetingLeft':
      return { type: content.kind, personId: content.personId, personName: content.personName };
    case 'meetingEnded':
      return { type: 'meetingEnded', seconds: content.seconds };
    case 'meetingCreated':
    case 'whiteboardRenamed':
    case 'internalChanged':
    case 'fileDeleted':
    case 'messageEdited':
    case 'messageDeleted':
    case 'reacted':
      return null;
    default:
      return content satisfies never;
  }
}

function toSentence(line: Line, author: string): string {
  switch (line.type) {
    case 'conversationCreated':
      return `${author} created the conversation`;
    case 'caseCreated':
      return `${author} created the service case ${line.number}`;
    case 'caseShared':
      return `${author} shared the service case with the customer`;
    case 'memberJoined':
      return `${line.personName} joined`;
    case 'memberAdded':
      return `${author} added ${line.personName}`;
    case 'memberRemoved':
      return `${author} removed ${line.personName}`;
    case 'memberLeft':
      return `${line.personName} left`;
    case 'renamed':
      return `${author} renamed the conversation to ${line.name}`;
    case 'fileInfected':
      return `The file ${line.fileName} was blocked: something harmful was found in it`;
    case 'placeLinked':
      return `${author} linked the Teams chat ${line.placeName}`;
    case 'placeUnlinked':
      return `The Teams chat ${line.placeName} is no longer linked`;
    case 'whiteboardOpened':
      return `${author} opened the whiteboard ${line.name}`;
    case 'meetingStarted':
      return `${author} started a video conference`;
    case 'meetingJoined':
      return `${line.personName || 'Somebody outside of the conversation'} joined the video conference`;
    case 'meetingLeft':
      return `${line.personName || 'Somebody outside of the conversation'} left the video conference`;
    case 'meetingEnded':
      return `The video conference has ended after ${Math.max(1, Math.round(line.seconds / 60))} min`;
    case 'caseChanged':
      return `${author} changed the service case`;
    default:
      return line satisfies never;
  }
}
