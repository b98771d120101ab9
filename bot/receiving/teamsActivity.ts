import { z } from 'zod';

const id = z.string().min(1).max(1_000);
const word = z.string().nullish();
const account = z.object({ id: z.string().max(1_000), name: word, aadObjectId: word });
const named = z.object({ id, name: word }).nullish();

/** What is read of Teams' activities; everything else is left out. Wrong types make it no activity. */
export const teamsActivity = z.object({
  type: z.string(),
  id,
  name: word,
  timestamp: word,
  channelId: z.string(),
  serviceUrl: z.string(),
  /** Some events come from nobody. */
  from: account.default({ id: '' }),
  recipient: account,
  conversation: z.object({ id, conversationType: word, tenantId: word, name: word }),
  text: word,
  textFormat: word,
  locale: word,
  replyToId: word,
  action: word,
  topicName: word,
  value: z.unknown().optional(),
  membersAdded: z.array(account).max(1_000).nullish(),
  membersRemoved: z.array(account).max(1_000).nullish(),
  reactionsAdded: z
    .array(z.object({ type: z.string() }))
    .max(100)
    .nullish(),
  reactionsRemoved: z
    .array(z.object({ type: z.string() }))
    .max(100)
    .nullish(),
  attachments: z
    .array(z.object({ contentType: word, name: word, content: z.unknown().optional() }))
    .max(100)
    .nullish(),
  entities: z
    .array(
      z.object({
        type: word,
        text: word,
        locale: word,
        mentioned: z.object({ id: word, name: word }).nullish(),
        quotedReply: z.object({ messageId: word }).nullish(),
      }),
    )
    .max(200)
    .nullish(),
  channelData: z
    .object({ tenant: z.object({ id: word }).nullish(), eventType: word, team: named, channel: named })
    .nullish(),
});

export type TeamsActivity = z.infer<typeof teamsActivity>;

/** In small letters, as our own records have it. */
export function tenantOf({ channelData, conversation }: TeamsActivity): string {
  return (channelData?.tenant?.id ?? conversation.tenantId ?? '').toLowerCase();
}
