import { conversationOfMeeting } from '../meetings/meetingPath.ts';
import { conversationOfBoard } from '../whiteboards/boardPath.ts';

/** What a link into the tab names. */
export type Linked =
  | { kind: 'case'; number: string }
  /** With the sequence of one of its messages, or the id of one of its files or whiteboards, or its meeting. */
  | {
      kind: 'conversation';
      id: string;
      sequence?: number;
      fileId?: string;
      whiteboardId?: string;
      isMeeting?: true;
    };

/** Null for what no link of ours looks like. */
export function parseLink(item: string | null): Linked | null {
  const parts = /^\/?(\w+)\/([^/?#]+)(?:\/([^/?#]+))?$/.exec(item ?? '');
  if (!parts) return null;
  const [, kind, encoded = '', second] = parts;
  const name = safelyDecoded(encoded);
  if (kind === 'message' && second !== undefined) return toMessage(name, second);
  if (second !== undefined) return null;
  switch (kind) {
    case 'case':
      return { kind, number: name };
    case 'conversation':
      return { kind, id: name };
    case 'file':
      return toFile(name);
    case 'whiteboard':
      return toWhiteboard(name);
    case 'meeting':
      return toMeeting(name);
    default:
      return null;
  }
}

function toMessage(id: string, sequence: string): Linked | null {
  return /^[1-9]\d{0,15}$/.test(sequence) ? { kind: 'conversation', id, sequence: Number(sequence) } : null;
}

/** A file's id begins with its conversation's. */
function toFile(fileId: string): Linked | null {
  const [, id] = /^([\w-]{1,100})\.[\da-f-]{36}$/.exec(fileId) ?? [];
  return id === undefined ? null : { kind: 'conversation', id, fileId };
}

function toWhiteboard(whiteboardId: string): Linked | null {
  const id = conversationOfBoard(whiteboardId);
  return id === null ? null : { kind: 'conversation', id, whiteboardId };
}

/** A conversation has one meeting, so its conversation tells which. */
function toMeeting(meetingId: string): Linked | null {
  const id = conversationOfMeeting(meetingId);
  return id === null ? null : { kind: 'conversation', id, isMeeting: true };
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
