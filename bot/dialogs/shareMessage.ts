import { z } from 'zod';
import type { ConnectorAnswer } from '../../api/domain/relay/gateway.ts';
import type { EndpointParts } from '../endpointParts.ts';
import { htmlToText } from '../receiving/htmlToText.ts';
import { readSender } from '../receiving/readPlace.ts';
import type { TeamsActivity } from '../receiving/teamsActivity.ts';
import { toShareCard } from './toShareCard.ts';
import { shareWords } from './shareWords.ts';

const payload = z.object({
  body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }),
  from: z.object({ user: z.object({ displayName: z.string().nullish() }).nullish() }).nullish(),
});
const fetched = z.object({ messagePayload: payload });
const original = z.object({ authorName: z.string().max(1_000), text: z.string().max(100_000) });
const submitted = z.object({
  data: z.object({
    nonce: z.guid(),
    number: z.string().min(1).max(200),
    remark: z.string().max(50_000).default(''),
    original,
  }),
  messagePayload: payload.optional().catch(undefined),
});

/** "Share to a service case": the dialog in which the person chooses one, with a message of his chat. */
export async function openShare(
  activity: TeamsActivity,
  { inbox }: Pick<EndpointParts, 'inbox'>,
): Promise<ConnectorAnswer> {
  const asked = fetched.safeParse(activity.value);
  if (!asked.success) return { status: 400 };
  const from = readSender(activity);
  const words = shareWords[await inbox.localeOf(from)];
  const cases = (await inbox.searchCases({ from, query: '' })).filter(({ state }) => state !== 'closed');
  if (cases.length === 0) return tell(words.none);
  const card = toShareCard({
    words,
    cases,
    original: readOriginal(asked.data.messagePayload),
    nonce: crypto.randomUUID(),
  });
  const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return {
    status: 200,
    body: {
      task: {
        type: 'continue',
        value: { title: words.title, height: 'medium', width: 'medium', card: content },
      },
    },
  };
}

/**
 * His choice. Teams may send it twice, each with another id: the dialog's own is the key. What was shared comes with
 * the choice where the client sends it again, else from the dialog, which has only the beginning of long ones.
 */
export async function submitShare(
  activity: TeamsActivity,
  { inbox }: Pick<EndpointParts, 'inbox'>,
): Promise<ConnectorAnswer> {
  const choice = submitted.safeParse(activity.value);
  if (!choice.success) return { status: 400 };
  const { data, messagePayload } = choice.data;
  const from = readSender(activity);
  const words = shareWords[await inbox.localeOf(from)];
  const { tenantId, objectId } = from.identity;
  const shared = await inbox.share({
    key: ['share', tenantId, objectId, data.nonce].join('|'),
    from,
    number: data.number,
    text: data.remark,
    original: messagePayload ? readOriginal(messagePayload) : data.original,
  });
  if (shared.outcome === 'refused') return tell(words[shared.reason]);
  return tell(words.shared.replace('{number}', shared.case.number));
}

function readOriginal({ body, from }: z.infer<typeof payload>): z.infer<typeof original> {
  const content = body.content ?? '';
  const text = (body.contentType === 'html' ? htmlToText(content) : content).trim();
  return { authorName: from?.user?.displayName ?? '', text };
}

/** A line in the dialog. */
function tell(line: string): ConnectorAnswer {
  return { status: 200, body: { task: { type: 'message', value: line } } };
}
