import { z } from 'zod';
import { limits } from './limits.ts';
import { clientId, filledText, inAddress, time } from './text.ts';

/**
 * `uploading`: the bytes are on their way. `checking`: they are here and are being scanned. `notCheckable`: the scanner
 * cannot look inside, such as an archive with a password. `lost`: the record is there, the bytes are not.
 */
export const fileStates = ['uploading', 'checking', 'clean', 'infected', 'notCheckable', 'lost'] as const;

/** What the bytes are, whatever the name says. `text` also for NC programs and logs, `table` for CSV. */
export const fileKinds = ['image', 'pdf', 'text', 'table', 'audio', 'video', 'archive', 'other'] as const;

/** The kinds that stand under Media. */
export const mediaKinds = [
  'image',
  'audio',
  'video',
] as const satisfies readonly (typeof fileKinds)[number][];

/** What the file itself tells of its content; null where it tells nothing. */
export const fileMedia = z.object({
  /** Pixels, as shown upright. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  durationSeconds: z.number().nullable(),
  /** As the camera's clock said, without a time zone: `2026-11-12T21:46:10`; of videos, which tell UTC, with a `Z`. */
  takenAt: z.string().nullable(),
  /** Make and model of the camera. */
  takenWith: z.string().nullable(),
});

/** A file of a conversation, as one reader may see it. */
export const file = z.object({
  id: z.string(),
  conversationId: z.string(),
  name: z.string(),
  /** Bytes of what is opened and saved; of a picture whose place was removed not those that were uploaded. */
  size: z.number().int(),
  kind: z.enum(fileKinds),
  /** Media type by the bytes, such as `image/jpeg`. */
  type: z.string(),
  state: z.enum(fileStates),
  authorId: z.string(),
  authorName: z.string(),
  authorCompanyId: z.string(),
  createdAt: time,
  /** Of the bytes as uploaded, hexadecimal; null while they are on their way. */
  sha256: z.string().nullable(),
  /** The message that shared it, and that message's sequence; null before. */
  messageId: z.string().nullable(),
  sequence: z.number().int().nullable(),
  /** 1, 2, 3 … among the files of this name in the conversation. */
  version: z.number().int(),
  /** A newer version stands in its place. */
  isReplaced: z.boolean(),
  media: fileMedia.nullable(),
  /** The place where the photo was taken was removed from it (rule FL6). */
  locationRemoved: z.boolean(),
  /** A tombstone: the bytes go after the retention time. */
  deletedAt: time.nullable(),
  /**
   * Paths below the app's own origin, each with a short-lived token of the reader. Null while he may not open it.
   * With `&download=1` the answer is an attachment.
   */
  contentUrl: z.string().nullable(),
  thumbnailUrl: z.string().nullable(),
});

export const newFile = z.object({
  /** At most 255 characters, no path. */
  name: filledText(limits.fileName)
    .refine((name) => !/[/\\]/.test(name), 'contains a path')
    .refine((name) => !/[\u0000-\u001f\u007f]/.test(name), 'contains a control character')
    // Nothing of it could be seen.
    .refine((name) => !/^[\s.\p{Cc}\p{Cf}]+$/u.test(name), 'is no name'),
  /** Bytes. */
  size: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  clientId,
});

/** An upload that may go on: the first answer and each repetition with the same clientId. */
export const upload = z.object({
  id: z.string(),
  /**
   * Takes `Put Block` and `Put Block List` of this one blob, until it expires; null when the upload is complete already.
   */
  uploadUrl: z.string().nullable(),
  /** Bytes of each block but the last. Block ids are the index, from 0, in six digits, base64. */
  blockSize: z.number().int(),
  /** Indexes of the blocks that are here already. */
  received: z.array(z.number().int()),
  file,
});

export const uploadCompletion = z.object({
  /** SHA-256 of all bytes, hexadecimal. */
  sha256: z
    .string()
    .regex(/^[\da-f]{64}$/i, 'is 64 hexadecimal digits')
    .toLowerCase(),
});

export const fileListQuery = z.object({
  /** A kind, or `media` for all of Media. Without one: every file. */
  kind: z.enum([...fileKinds, 'media']).optional(),
  authorId: z.string().max(100).optional(),
  /** All versions of this name, the replaced ones too. */
  name: z.string().max(limits.fileName).optional(),
  /** These files, separated by commas, whatever their state; at most a page. Excludes the other filters. */
  ids: z.string().max(20_000).optional(),
  cursor: z.string().max(400).optional(),
  limit: inAddress(z.number().int().min(1).max(limits.page)).optional(),
});

/** Newest first. */
export const fileList = z.object({ items: z.array(file), cursor: z.string().optional() });

/** How the bytes are asked for. */
export const contentQuery = z.object({
  /** From `contentUrl`; without one, a bearer token is needed. */
  token: z.string().max(1_000).optional(),
  /** `1`: as an attachment, to be saved. */
  download: z.enum(['0', '1']).optional(),
});

export type FileState = (typeof fileStates)[number];
export type FileKind = (typeof fileKinds)[number];
export type FileMedia = z.infer<typeof fileMedia>;
export type ConversationFile = z.infer<typeof file>;
export type NewFile = z.infer<typeof newFile>;
export type Upload = z.infer<typeof upload>;
export type FileListQuery = z.infer<typeof fileListQuery>;
export type FileList = z.infer<typeof fileList>;
