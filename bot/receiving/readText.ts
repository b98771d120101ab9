import { htmlToText } from './htmlToText.ts';
import { readQuote } from './readQuote.ts';
import type { TeamsActivity } from './teamsActivity.ts';

/** What the person wrote: without the bot's own mention and without what he quotes. Otherwise unharmed (rule MS3). */
export function readText(activity: TeamsActivity): WrittenText {
  const quote = readQuote(activity);
  // Of a text that holds its quote, only the HTML tells where that ends; it has no <at>, so its mentions are done.
  const markup = quote?.text ?? activity.text ?? '';
  const { text: mentioned, isToBot } = replaceMentions(markup, activity);
  const isMarkup = !quote?.text && (activity.textFormat === 'xml' || activity.textFormat === 'html');
  const text = (isMarkup ? htmlToText(mentioned) : mentioned)
    .replaceAll(/<quoted [^<>]*>(?:<\/quoted>)?/g, '')
    .replaceAll('\r\n', '\n')
    // Teams' editor puts them where somebody typed two spaces, and behind a mention.
    .replaceAll('\u00a0', ' ')
    .trimEnd();
  return { text, isToBot, quoted: quote?.quoted ?? null };
}

/** `<at>Name</at>` becomes `@Name`, only where the activity says that it is a mention; the bot's own goes. */
function replaceMentions(markup: string, { entities, recipient }: TeamsActivity) {
  let text = markup;
  let isToBot = false;
  for (const entity of entities ?? []) {
    if (entity.type !== 'mention') continue;
    const name = entity.text?.replaceAll(/<[^<>]*>/g, '') || entity.mentioned?.name || '';
    const isBot = entity.mentioned?.id === recipient.id;
    isToBot ||= isBot;
    if (entity.text && isBot) text = removeMention(removeMention(text, entity.text), `@${name}`);
    else if (entity.text) text = text.replaceAll(entity.text, () => `@${name}`);
  }
  return { text, isToBot };
}

/** With the space behind it; the text's own beginning is not touched. */
function removeMention(text: string, mention: string): string {
  const [before = '', ...parts] = text.split(mention);
  if (parts.length === 0) return text;
  const rest = parts.map((part) => part.replace(/^[ \u00a0]/, '')).join('');
  return before.trim() === '' ? rest.trimStart() : before + rest;
}

export type WrittenText = { text: string; isToBot: boolean; quoted: string | null };
