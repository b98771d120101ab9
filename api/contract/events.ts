import { z } from 'zod';
import { serviceCase } from './cases.ts';
import { meeting, signals } from './meetings.ts';
import { delivery, message } from './messages.ts';
import { storedElement, whiteboardContent } from './whiteboards.ts';

/**
 * The live events of `GET /api/events`, as server-sent events: `event:` is the key, `data:` the JSON.
 * `id:` is opaque and valid on any instance; send it back as `Last-Event-ID` after a cut.
 * The same entry may come twice around a cut: drop what is not newer than the sequence you have.
 */
export const liveEvents = {
  /** First on every stream. `resumed` is false when the stream starts from now. */
  hello: z.object({ resumed: z.boolean() }),
  /** An entry of a conversation the reader is a member of. */
  entry: z.object({
    conversationId: z.string(),
    sequence: z.number().int(),
    /** The row for pane 2; null when the entry shows none to this reader. */
    message: message.nullable(),
    /** The case after this entry, when the entry changed it. `joined` is true. */
    case: serviceCase.nullable(),
    /** The row of an earlier message as it is now, when the entry edited it, deleted it or reacted to it. */
    changed: message.optional(),
    /** Whether members came or went: the reader's copy of the conversation is out of date. */
    membersChanged: z.boolean(),
    /** Files that the entry tells of: new, checked, deleted. How they stand tells the API. Only where there are some. */
    fileIds: z.array(z.string()).optional(),
    /** The whiteboard that the entry opens or renames. */
    whiteboardId: z.string().optional(),
    /** The conversation's meeting after this entry, when the entry changed it or who is in it. */
    meeting: meeting.optional(),
  }),
  /** The reader is no longer a member. */
  removed: z.object({ conversationId: z.string(), sequence: z.number().int() }),
  /** A case that the reader may see but has not joined is new or has changed. `joined` is false. */
  case: z.object({ case: serviceCase }),
  /** How a message stands at a linked Teams place. */
  delivery: z.object({ conversationId: z.string(), messageId: z.string(), delivery }),
  /** Linked Teams places came, went, or can or cannot be reached: read them again. */
  places: z.object({ conversationId: z.string() }),
  /**
   * A change of the whiteboard that the stream was opened with (`/api/events?whiteboard={id}`). After a cut, ask
   * `GET /api/whiteboards/{id}?since={sequence}` for what was missed.
   */
  whiteboard: z.object({
    conversationId: z.string(),
    whiteboardId: z.string(),
    sequence: z.number().int(),
    elements: z.array(storedElement),
    people: whiteboardContent.shape.people,
  }),
  /** A whiteboard of the reader's conversations was drawn on: told every few seconds, for lists and small pictures. */
  whiteboardChanged: z.object({
    conversationId: z.string(),
    whiteboardId: z.string(),
    sequence: z.number().int(),
  }),
  /** For the window of a room that the stream was opened with (`?meeting={id}&session={id}`). */
  signals,
  /** The reader has read further, on this or another device. */
  read: z.object({ conversationId: z.string(), readUpTo: z.number().int(), unread: z.number().int() }),
  /** Every 15 seconds, so that both ends notice a dead line. */
  alive: z.object({}),
  /** Too much was missed: load everything again. */
  reset: z.object({}),
} as const;

export const eventsQuery = z
  .object({
    /** The board that is open in this window: its changes come on this stream. */
    whiteboard: z.string().max(200).optional(),
    /** The room that this window is in, and the window's own id: signals for it come on this stream. */
    meeting: z.string().max(200).optional(),
    session: z.uuid().optional(),
  })
  .refine(({ meeting: room, session }) => room === undefined || session !== undefined, {
    message: 'comes with session',
    path: ['meeting'],
  })
  .refine(({ meeting: room, session }) => session === undefined || room !== undefined, {
    message: 'comes with meeting',
    path: ['session'],
  });

export type LiveEvents = { [Name in keyof typeof liveEvents]: z.infer<(typeof liveEvents)[Name]> };
export type LiveEvent = {
  [Name in keyof LiveEvents]: { event: Name; data: LiveEvents[Name] };
}[keyof LiveEvents];
