import { z } from 'zod';

/** Every error code of the API. The table from code to HTTP status stands in `routes/addRoute.ts`. */
export const errorCodes = [
  'unauthenticated',
  'notSetUp',
  'forbidden',
  'notFound',
  'invalid',
  'conflict',
  'caseClosed',
  'lastOfSide',
  'tooLarge',
  /** A kind of file that is not taken. */
  'unsupported',
  /** The file is still being checked. */
  'checking',
  /** The scanner found something in the file. */
  'infected',
  /** The bytes of the file are gone. */
  'lost',
  'tooMany',
  'unavailable',
  'failed',
] as const;

export const apiError = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    /** For developers, in English; people are shown the translation of `code`. */
    message: z.string(),
    /** Finds this answer in the server's log. */
    reference: z.string(),
    /** The part of the request that an `invalid` answer is about, such as `text` or `memberIds.0`. */
    field: z.string().optional(),
  }),
});

export type ErrorCode = (typeof errorCodes)[number];
export type ApiError = z.infer<typeof apiError>;
