import { z } from 'zod';
import { time } from './text.ts';

/** A Teams place: `personal` is a chat of one person with the bot, `thread` a channel's message with its replies. */
export const placeScopes = ['personal', 'groupChat', 'thread'] as const;

/** Why nothing reaches the place: the bot was removed, the place is gone, Teams refuses, or does not answer. */
export const unreachableReasons = ['removed', 'gone', 'refused', 'noAnswer'] as const;

/** A linked Teams place as a member of the conversation may know it: of another company's places, none (rule RL3). */
export const place = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(placeScopes),
  /** The company whose people linked it. */
  companyId: z.string(),
  /** How many people of which companies read there; those that are not set up have no company. */
  readers: z.array(
    z.object({
      companyId: z.string().nullable(),
      companyName: z.string().nullable(),
      count: z.number().int(),
    }),
  ),
  /** `waiting`: messages are on their way; `notConfirmed`: whether the thread exists is not known. */
  state: z.enum(['ok', 'waiting', 'notConfirmed', 'unreachable']),
  reason: z.enum(unreachableReasons).nullable(),
  /** Since when it has been so; null while all is well. */
  since: time.nullable(),
  linkedBy: z.object({ id: z.string(), name: z.string() }),
  linkedAt: time,
  mayUnlink: z.boolean(),
});

/** `all`: how many places show the conversation, also those of other companies. */
export const placeList = z.object({ items: z.array(place), all: z.number().int() });

export type PlaceScope = (typeof placeScopes)[number];
export type UnreachableReason = (typeof unreachableReasons)[number];
export type Place = z.infer<typeof place>;
export type PlaceList = z.infer<typeof placeList>;
