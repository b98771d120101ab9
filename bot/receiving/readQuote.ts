import { attributeOf, htmlToText } from './htmlToText.ts';
import type { TeamsActivity } from './teamsActivity.ts';

/**
 * The message that an answer quotes, and, where Teams puts the quote into the text, the text without it. Teams tells it
 * in one of three ways, by client and by age.
 */
export function readQuote({
  attachments,
  entities,
}: TeamsActivity): { quoted: string; text: string | null } | null {
  const entity = entities?.find(({ type, quotedReply }) => type === 'quotedReply' && quotedReply?.messageId);
  if (entity?.quotedReply?.messageId) return { quoted: entity.quotedReply.messageId, text: null };
  for (const { contentType, content } of attachments ?? []) {
    if (contentType === 'messageReference') {
      const quoted = readReference(content);
      if (quoted !== null) return { quoted, text: null };
    }
    if (contentType === 'text/html' && typeof content === 'string') {
      const quote = readBlockquote(content);
      if (quote) return quote;
    }
  }
  return null;
}

/** An object, or its JSON as text. */
function readReference(content: unknown): string | null {
  let reference = content;
  if (typeof content === 'string') {
    try {
      reference = JSON.parse(content) as unknown;
    } catch {
      return null;
    }
  }
  const id: unknown = reference instanceof Object ? Reflect.get(reference, 'messageId') : null;
  return typeof id === 'string' && id !== '' ? id : null;
}

function readBlockquote(html: string): { quoted: string; text: string } | null {
  const begin = html.indexOf('<blockquote');
  const tagEnd = html.indexOf('>', begin);
  const end = html.indexOf('</blockquote>', tagEnd);
  if (begin < 0 || tagEnd < 0 || end < 0) return null;
  const tag = html.slice(begin, tagEnd + 1);
  const quoted = attributeOf(tag, 'itemid');
  if (!quoted || !tag.includes('schema.skype.com/Reply')) return null;
  const rest = html.slice(0, begin) + html.slice(end + '</blockquote>'.length);
  return { quoted, text: htmlToText(rest).trim() };
}
