import { z } from 'zod';
import { serviceCase } from './cases.ts';
import { limits } from './limits.ts';
import { company, person } from './people.ts';
import { clientId, filledText, inAddress, time } from './text.ts';

export const conversationKinds = ['serviceCase', 'direct'] as const;

export const member = person.extend({ since: time });

/** One row of pane 1. */
export const conversationSummary = z.object({
  id: z.string(),
  kind: z.enum(conversationKinds),
  /** The given name, the case's title, or null: then the client shows the other members' names. */
  name: z.string().nullable(),
  /** The case it belongs to; of a direct conversation, the case it is a side room of. */
  case: serviceCase
    .pick({
      number: true,
      title: true,
      state: true,
      severity: true,
      turn: true,
      downSince: true,
      internal: true,
      customer: true,
      machine: true,
    })
    .nullable(),
  /** The companies whose people can be members: two for a Service Case Chat, else one. */
  companies: z.array(company),
  members: z.array(member),
  lastMessage: z
    .object({
      authorId: z.string(),
      authorName: z.string(),
      /** The first 200 characters. */
      text: z.string(),
      /** How many files it brought and the first one's name; only where there are some. */
      files: z.object({ count: z.number().int(), name: z.string() }).optional(),
      /** Its author deleted it: it has no text any more. */
      isDeleted: z.literal(true).optional(),
      sequence: z.number().int(),
      createdAt: time,
    })
    .nullable(),
  /** When it was last written in; lines count only until the first message. */
  lastActivityAt: time,
  /** The sequence of its newest entry. */
  sequence: z.number().int(),
  /** Messages of others that the reader has not read. */
  unread: z.number().int(),
  /** Up to which sequence the reader has read. */
  readUpTo: z.number().int(),
});

export const conversation = conversationSummary.extend({
  createdBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: time,
});

export const conversationList = z.object({
  items: z.array(conversationSummary),
  cursor: z.string().optional(),
});

export const conversationListQuery = z.object({
  case: z.string().max(40).optional(),
  query: z.string().max(200).optional(),
  cursor: z.string().max(400).optional(),
  limit: inAddress(z.number().int().min(1).max(limits.page)).optional(),
});

export const newConversation = z.object({
  kind: z.literal('direct'),
  name: filledText(limits.name).optional(),
  /** The others, of the creator's own company (rule CV1). */
  memberIds: z.array(z.string().max(100)).min(1).max(limits.peoplePerRequest),
  /** Makes it a side room of this case. */
  caseNumber: z.string().max(40).optional(),
  clientId: clientId.optional(),
});

export const conversationChange = z.object({ name: filledText(limits.name) });
export const newMembers = z.object({
  personIds: z.array(z.string().max(100)).min(1).max(limits.peoplePerRequest),
});
export const readMark = z.object({ sequence: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });
export const readState = z.object({ readUpTo: z.number().int(), unread: z.number().int() });

/** `GET /api/conversations/{id}/details`: what pane 3 shows. */
export const details = z.object({
  case: serviceCase.nullable(),
  people: z.array(z.object({ company, members: z.array(member) })),
  /** How many there are, the replaced versions not counted; those of Media are among the files. */
  counts: z.object({ files: z.number().int(), media: z.number().int() }),
});

export type Member = z.infer<typeof member>;
export type ConversationKind = (typeof conversationKinds)[number];
export type ConversationSummary = z.infer<typeof conversationSummary>;
export type Conversation = z.infer<typeof conversation>;
export type ConversationList = z.infer<typeof conversationList>;
export type ConversationListQuery = z.infer<typeof conversationListQuery>;
export type NewConversation = z.infer<typeof newConversation>;
export type ReadState = z.infer<typeof readState>;
export type Details = z.infer<typeof details>;
