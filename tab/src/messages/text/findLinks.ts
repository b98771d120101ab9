import { safeHref } from './safeHref.ts';

export type TextPart = { text: string; href: string | null };

const address = /\b(?:https?:\/\/|mailto:|tel:)[^\s<>"'`\u0000-\u001f\p{Bidi_Control}]+/giu;

/** Cuts a text at the addresses typed in it. The parts, joined, are the text. */
export function findLinks(text: string): TextPart[] {
  if (!text.includes(':')) return [{ text, href: null }];
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const found = withoutClosingSigns(match[0]);
    const href = safeHref(found);
    if (href === null) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index), href: null });
    parts.push({ text: found, href });
    done = match.index + found.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), href: null });
  return parts;
}

/** A sentence's full stop or bracket behind an address is not part of it. */
function withoutClosingSigns(found: string): string {
  let end = found.length;
  while (end > 0) {
    const last = found.charAt(end - 1);
    const kept = found.slice(0, end);
    if (last === ')' && count(kept, '(') >= count(kept, ')')) break;
    if (!'.,;:!?)]}*_»”’…'.includes(last)) break;
    end -= 1;
  }
  return found.slice(0, end);
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
