import { z } from 'zod';
import { boardElement, elementLimits } from './boardElements.ts';
import { company } from './people.ts';
import { clientId, filledText, inAddress, time } from './text.ts';

const author = z.object({ id: z.string(), name: z.string(), companyId: z.string() });

/** A whiteboard as its conversation's members see it. */
export const whiteboard = z.object({
  /** `{conversationId}.{uuid}`. */
  id: z.string(),
  conversationId: z.string(),
  name: z.string(),
  /** The case that the conversation belongs to. */
  caseNumber: z.string().nullable(),
  /** The case is closed: the board can be read, not drawn on (rule SC6). */
  isClosed: z.boolean(),
  /** Whose people see it. */
  companies: z.array(company),
  createdBy: author,
  createdAt: time,
  /** Number of the newest stored change; 0: nothing was drawn yet. */
  sequence: z.number().int(),
  /** Elements that are there now; text inside of a note or marker counts with it. */
  objects: z.number().int(),
  changedAt: time.nullable(),
  changedBy: author.nullable(),
  /**
   * Paths below the app's own origin, with a short-lived token of the reader. To `exportUrl` add `&format=`, and
   * `&download=1` to save it.
   */
  thumbnailUrl: z.string(),
  exportUrl: z.string(),
  /** The address that opens the board, to be put into a message or a mail; null where the app knows none. */
  link: z.string().nullable(),
});

/** Newest first. */
export const whiteboardList = z.object({ items: z.array(whiteboard) });

export const newWhiteboard = z.object({
  clientId,
  /** Without one it is named by case number and date. */
  name: filledText(200).optional(),
  /** The date in the name, as the person's calendar has it. */
  date: z.iso.date().optional(),
});

export const whiteboardChange = z.object({ name: filledText(200) });

/** An element with who changed it last. */
export const storedElement = z.object({ element: boardElement, personId: z.string(), at: time });

export const whiteboardContent = z.object({
  whiteboard,
  /** The elements are those of this change and all before it. */
  sequence: z.number().int(),
  /** With `since`: those that changed after it. Otherwise all, deleted ones too. In no order. */
  elements: z.array(storedElement),
  /** Who changed them, by id. */
  people: z.record(z.string(), z.object({ name: z.string(), companyId: z.string() })),
});

export const contentAt = z
  .object({
    /** Only what changed after this sequence. */
    since: inAddress(z.number().int().min(0)).optional(),
    /** The board as it was after this change. */
    version: inAddress(z.number().int().min(0)).optional(),
  })
  .refine(
    ({ since, version }) => since === undefined || version === undefined,
    'since and version exclude each other',
  );

/** Elements as they are on the sender's board now. Repeated, late or in another order they come to the same board. */
export const operations = z.object({
  elements: z.array(boardElement).min(1).max(elementLimits.perRequest),
});

export const operationsAnswer = z.object({
  /** What was sent is part of this change or of one before it. */
  sequence: z.number().int(),
  /** Elements of which a newer state was there already: that one. */
  newer: z.array(storedElement),
});

/** A stretch of drawing: what one can go back to. */
export const boardVersion = z.object({
  /** The last change of the stretch. */
  sequence: z.number().int(),
  at: time,
  people: z.array(author),
  objects: z.number().int(),
  /** The version that this one brought back. */
  restored: z.number().int().optional(),
});
/** Newest first. The first is how the board is now. */
export const boardVersionList = z.object({ items: z.array(boardVersion), cursor: z.string().optional() });
export const boardVersionQuery = z.object({ cursor: inAddress(z.number().int().min(1)).optional() });

export const restoration = z.object({ version: z.number().int().min(0), clientId });

export const exportFormats = ['png', 'svg', 'pdf'] as const;
export const exportQuery = z.object({
  format: z.enum(exportFormats).default('png'),
  /** 1, 2 …: one background at its own resolution, with what is drawn on it. Without it: all of the board. */
  page: inAddress(z.number().int().min(1).max(1_000)).optional(),
  version: inAddress(z.number().int().min(0)).optional(),
  token: z.string().max(1_000).optional(),
  download: z.enum(['0', '1']).optional(),
});
export const thumbnailQuery = z.object({
  token: z.string().max(1_000).optional(),
  /** The sequence, so that a browser may keep the picture. */
  v: z.string().max(20).optional(),
});

/** A copy of the board as a file of the conversation. */
export const newCopy = z.object({
  clientId,
  format: z.enum(['png', 'pdf']),
  page: z.number().int().min(1).max(1_000).optional(),
});

/**
 * Where the board's fast lane runs (cursors, strokes while they are drawn), for who has no Teams that gives it one; null
 * where there is none. The board itself needs none.
 */
export const lane = z.object({
  lane: z
    .object({
      endpoint: z.string(),
      tenantId: z.string(),
      /** For `containerId`, or to create the first container. */
      token: z.string(),
      expiresAt: time,
      /** The container that everybody joins; null until somebody has made one. */
      containerId: z.string().nullable(),
    })
    .nullable(),
});
export const laneContainer = z.object({
  containerId: z.string().regex(/^[\w-]{1,128}$/),
  /** The container that is found to be lost; null for the first one. */
  replaces: z.string().max(128).nullable(),
});

export type Whiteboard = z.infer<typeof whiteboard>;
export type WhiteboardList = z.infer<typeof whiteboardList>;
export type NewWhiteboard = z.infer<typeof newWhiteboard>;
export type StoredElement = z.infer<typeof storedElement>;
export type WhiteboardContent = z.infer<typeof whiteboardContent>;
export type OperationsAnswer = z.infer<typeof operationsAnswer>;
export type BoardVersion = z.infer<typeof boardVersion>;
export type BoardVersionList = z.infer<typeof boardVersionList>;
export type ExportFormat = (typeof exportFormats)[number];
export type Lane = z.infer<typeof lane>;
