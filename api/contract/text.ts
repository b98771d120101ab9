import { z } from 'zod';

/** Text as Unicode allows it: no U+0000 and no half of a surrogate pair (rule MS3). */
export function plainText(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine((text) => text.isWellFormed(), 'contains half of a surrogate pair')
    .refine((text) => !text.includes('\u0000'), 'contains U+0000');
}

/** Text of which something is left when white space is taken away. */
export function filledText(maxLength: number) {
  return plainText(maxLength).refine((text) => text.trim() !== '', 'is empty');
}

/** An id that a client gives to what it creates, so that a repeated request has the effect of one (rule MS1). */
export const clientId = z.string().regex(/^[\x21-\x7e]{1,100}$/, 'is 1 to 100 visible ASCII characters');

/** A time in ISO 8601, UTC. */
export const time = z.iso.datetime();

/** A number in an address: digits and nothing else, which `Number` alone would not insist on. */
export function inAddress(range: z.ZodNumber) {
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN),
    range,
  );
}
