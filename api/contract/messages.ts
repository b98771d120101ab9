import { z } from 'zod';
import { caseStates, severities } from './cases.ts';
import { fileKinds } from './files.ts';
import { limits } from './limits.ts';
import { clientId, filledText, inAddress, plainText, time } from './text.ts';

/** What a line says. The words are made by the reader's client, in his language (rule CV5). */
export const line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('conversationCreated'), name: z.string().nullable() }),
  z.object({ type: z.literal('caseCreated'), number: z.string(), title: z.string() }),
  /** The internal case became shared: written into its internal chat. */
  z.object({ type: z.literal('caseShared'), number: z.string() }),
  z.object({ type: z.literal('memberJoined'), personId: z.string(), personName: z.string() }),
  z.object({ type: z.literal('memberAdded'), personId: z.string(), personName: z.string() }),
  z.object({ type: z.literal('memberRemoved'), personId: z.string(), personName: z.string() }),
  z.object({ type: z.literal('memberLeft'), personId: z.string(), personName: z.string() }),
  z.object({ type: z.literal('renamed'), name: z.string() }),
  /** The scanner found something in a file: nobody can open it (rule FL8). */
  z.object({ type: z.literal('fileInfected'), fileId: z.string(), fileName: z.string() }),
  /** A Teams chat or channel shows the conversation from here on (rule RL3). */
  z.object({ type: z.literal('placeLinked'), placeId: z.string(), placeName: z.string() }),
  z.object({ type: z.literal('placeUnlinked'), placeId: z.string(), placeName: z.string() }),
  /** `name` is the one it was opened with; how it is called now tells the whiteboard itself. */
  z.object({ type: z.literal('whiteboardOpened'), whiteboardId: z.string(), name: z.string() }),
  /** A video conference has begun in the conversation's meeting (rule VC1). */
  z.object({ type: z.literal('meetingStarted'), meetingId: z.string() }),
  /** Without a person: somebody outside of the conversation, of whom Teams has told. */
  z.object({ type: z.literal('meetingJoined'), personId: z.string().nullable(), personName: z.string() }),
  z.object({ type: z.literal('meetingLeft'), personId: z.string().nullable(), personName: z.string() }),
  z.object({ type: z.literal('meetingEnded'), seconds: z.number().int().min(0) }),
  z.object({
    type: z.literal('caseChanged'),
    state: z.enum(caseStates).optional(),
    severity: z.enum(severities).optional(),
    assignee: z.object({ id: z.string(), name: z.string() }).nullable().optional(),
    title: z.string().optional(),
    reason: z.string().optional(),
    /** Names of further changed fields that this reader may know of. */
    fields: z.array(z.string()),
  }),
]);

/**
 * How a message stands at one place (rules MS6, RL6). `waiting`: not sent yet; `delivered`: Teams took it;
 * `notConfirmed`: sent, and no answer came; `failed`: Teams refused it; `unreachable`: nothing reaches the place now.
 */
export const deliveryStates = ['waiting', 'delivered', 'notConfirmed', 'failed', 'unreachable'] as const;

export const delivery = z.object({
  placeId: z.string(),
  /** The place's name; to people of another company the name of the company that reads there. */
  placeName: z.string(),
  /** The company whose people linked the place. */
  companyId: z.string(),
  state: z.enum(deliveryStates),
  at: time.nullable(),
  /** Whether the reader may have it sent again, and then may it arrive twice. */
  resend: z.enum(['no', 'safe', 'mayArriveTwice']),
});

/** A row of pane 2: a person's message or the system's line. */
export const message = z.object({
  id: z.string(),
  sequence: z.number().int().positive(),
  kind: z.enum(['message', 'line']),
  authorId: z.string(),
  authorName: z.string(),
  authorCompanyId: z.string(),
  /** The person's text as typed; of a line, a plain English sentence for readers without translations. */
  text: z.string(),
  createdAt: time,
  editedAt: time.optional(),
  deletedAt: time.optional(),
  replyTo: z.string().optional(),
  /** Where the quoted message stands, so that it can be read by `after` and `limit`. With replyTo only. */
  replyToSequence: z.number().int().positive().optional(),
  fileIds: z.array(z.string()),
  /** What is known of the files when they are sent; how they stand now tells the file itself. Only where there are some. */
  files: z
    .array(z.object({ id: z.string(), name: z.string(), size: z.number().int(), kind: z.enum(fileKinds) }))
    .optional(),
  reactions: z.array(z.object({ emoji: z.string(), personIds: z.array(z.string()) })),
  /** The id its writer's client gave it. Messages only. */
  clientId: z.string().optional(),
  /** Lines only. */
  line: line.optional(),
  /** The Teams place it was typed in. */
  originPlaceId: z.string().optional(),
  /** Messages that were carried, or are to be, to linked Teams places. */
  delivery: z.array(delivery).optional(),
});

/** Ascending by sequence. */
export const messageList = z.object({ items: z.array(message) });

export const pageQuery = z
  .object({
    /** Exclusive. */
    before: inAddress(z.number().int().min(1)).optional(),
    /** Exclusive. */
    after: inAddress(z.number().int().min(0)).optional(),
    limit: inAddress(z.number().int().min(1).max(limits.page)).default(limits.defaultPage),
  })
  .refine(
    (query) => query.before === undefined || query.after === undefined,
    'before and after exclude each other',
  );

export const newMessage = z
  .object({
    clientId,
    /** Blank only with files. */
    text: plainText(limits.messageText),
    /** The id of a message of this conversation. */
    replyTo: z.string().max(100).optional(),
    /** Files of this conversation that the author has uploaded and not shared yet. */
    fileIds: z.array(z.string().max(200)).max(limits.filesPerMessage).default([]),
  })
  .refine(({ text, fileIds }) => text.trim() !== '' || fileIds.length > 0, {
    message: 'is empty',
    path: ['text'],
  });

export const messageChange = z.object({ text: filledText(limits.messageText) });

/** An emoji as one types it: letters and digits are none. */
export const emoji = z
  .string()
  .max(40)
  .regex(/^[\p{Extended_Pictographic}\p{Emoji_Component}\u200d\ufe0f]+$/u, 'is no emoji')
  .refine((text) => /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text), 'is no emoji');

/** What a message said before it was edited, oldest first; the newest text is the message's own. */
export const earlierTexts = z.object({ items: z.array(z.object({ text: z.string(), writtenAt: time })) });

/** One record of a conversation's log, of any kind (rule MS2). */
export const historyEntry = z.object({
  id: z.string(),
  sequence: z.number().int().positive(),
  /** `internal`: something this reader's company may not know of; only the chain's numbers are told. */
  kind: z.string(),
  authorId: z.string().nullable(),
  createdAt: time.nullable(),
  content: z.record(z.string(), z.unknown()).nullable(),
  previousHash: z.string(),
  hash: z.string(),
});
export const historyList = z.object({ items: z.array(historyEntry) });

export type DeliveryState = (typeof deliveryStates)[number];
export type Delivery = z.infer<typeof delivery>;
export type EarlierTexts = z.infer<typeof earlierTexts>;
export type Line = z.infer<typeof line>;
export type Message = z.infer<typeof message>;
export type MessageList = z.infer<typeof messageList>;
export type PageQuery = z.infer<typeof pageQuery>;
export type NewMessage = z.input<typeof newMessage>;
export type HistoryEntry = z.infer<typeof historyEntry>;
