import { z } from 'zod';
import type { ConnectorAnswer } from '../../api/domain/relay/gateway.ts';
import type { CaseHit } from '../../api/domain/relay/posts.ts';
import type { EndpointParts } from '../endpointParts.ts';
import { readSender } from '../receiving/readPlace.ts';
import type { TeamsActivity } from '../receiving/teamsActivity.ts';

const asked = z.object({
  parameters: z
    .array(z.object({ name: z.string(), value: z.unknown().optional() }))
    .max(10)
    .default([]),
});

/** Teams shows 25 at a time. */
const mostResults = 25;

/** The compose box's search: cases the person may see, each a card for the chat he writes in. */
export async function answerSearch(
  activity: TeamsActivity,
  { inbox }: Pick<EndpointParts, 'inbox'>,
): Promise<ConnectorAnswer> {
  const search = asked.safeParse(activity.value);
  if (!search.success) return { status: 400 };
  // Before anything is typed Teams asks with a parameter of its own, `initialRun`.
  const typed = search.data.parameters.find(({ name }) => name !== 'initialRun')?.value;
  const query = typeof typed === 'string' ? typed.slice(0, 200) : '';
  const found = await inbox.searchCases({ from: readSender(activity), query });
  const attachments = found.slice(0, mostResults).map(toResult);
  return {
    status: 200,
    body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } },
  };
}

function toResult({ number, title, customerName, machine, url }: CaseHit) {
  const subtitle = [customerName, machine].filter(Boolean).join(' · ');
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      // Runs of text know no Markdown: a title cannot make a link.
      body: [
        toRuns({ type: 'TextRun', text: `${number} · ${title}`, weight: 'Bolder', size: 'Medium' }),
        toRuns({ type: 'TextRun', text: subtitle, isSubtle: true }),
      ],
      selectAction: { type: 'Action.OpenUrl', url, title: number },
    },
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: `${number} · ${title}`, subtitle },
    },
  };
}

function toRuns(run: object) {
  return { type: 'RichTextBlock', inlines: [run] };
}
