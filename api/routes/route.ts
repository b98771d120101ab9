import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { ErrorCode } from '../contract/errors.ts';
import type { ConversationState, WhiteboardRecord } from '../domain/conversationState.ts';
import type { CaseRecord } from '../domain/entries.ts';
import type { MeetingRecord } from '../domain/meetings/meetingRecord.ts';
import type { FileRecord } from '../domain/filePorts.ts';
import type { Bearer, PersonRecord } from '../domain/ports.ts';

/** Who may call a route, and what the route is given about him. Every route must say one (rule SE2). */
export type Subjects = {
  /** Nobody asks who it is. */
  anyone: object;
  /** Whoever has a valid token, set up here or not. */
  bearer: { bearer: Bearer; person: PersonRecord | null };
  /** A person set up here. */
  person: { bearer: Bearer; person: PersonRecord };
  /** A member of the conversation `:conversationId`. */
  member: { bearer: Bearer; person: PersonRecord; state: ConversationState };
  /** Who may see the case `:number`, or takes part in it. */
  caseSeer: { bearer: Bearer; person: PersonRecord; home: ConversationState & { case: CaseRecord } };
  /** A member of the conversation of the file `:fileId`; before it is shared, its uploader alone. */
  fileSeer: { bearer: Bearer; person: PersonRecord; state: ConversationState; record: FileRecord };
  /** A member of the conversation of the whiteboard `:whiteboardId`. */
  boardMember: { bearer: Bearer; person: PersonRecord; state: ConversationState; board: WhiteboardRecord };
  /** A member of the conversation of the meeting `:meetingId`. */
  meetingMember: { bearer: Bearer; person: PersonRecord; state: ConversationState; meeting: MeetingRecord };
  /** The same, also by a link to that board instead of a bearer token. */
  boardReader: { person: PersonRecord; state: ConversationState; board: WhiteboardRecord };
  /** As `fileSeer`, also by a link to that file instead of a bearer token. */
  fileReader: { person: PersonRecord; state: ConversationState; record: FileRecord };
};

export type Access = keyof Subjects;

export type Answer = { status: number; body?: unknown };

export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters. */
  path: string;
  access: Access;
  /** One line for the OpenAPI document. */
  summary: string;
  query: z.ZodType | null;
  body: z.ZodType | null;
  /** The body of each status; null where there is none. */
  answers: Record<number, z.ZodType | null>;
  /** Codes beside those of its access and of validation. */
  refusals: ErrorCode[];
  handle: (call: never) => Promise<Answer | 'streaming'>;
};

export type Call<Subject, Query, Body> = Subject & {
  params: Record<string, string>;
  query: Query;
  body: Body;
  request: IncomingMessage;
  response: ServerResponse;
};

/** States a route with types that follow from its access and its schemas. */
export function defineRoute<
  A extends Access,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(route: {
  method: Route['method'];
  path: string;
  access: A;
  summary: string;
  query?: Query;
  body?: Body;
  answers: Route['answers'];
  refusals?: ErrorCode[];
  handle: (call: Call<Subjects[A], z.output<Query>, z.output<Body>>) => Promise<Answer | 'streaming'>;
}): Route {
  return { ...route, query: route.query ?? null, body: route.body ?? null, refusals: route.refusals ?? [] };
}
