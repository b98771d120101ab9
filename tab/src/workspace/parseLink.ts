/** What a link into the tab names. */
export type Linked = { kind: 'case'; number: string } | { kind: 'conversation'; id: string };

/** Null for what no link of ours looks like. */
export function parseLink(item: string | null): Linked | null {
  const [, kind, name] = /^\/?(case|conversation)\/([^/?#]+)$/.exec(item ?? '') ?? [];
  if (!name) return null;
  const decoded = safelyDecoded(name);
  return kind === 'case' ? { kind, number: decoded } : { kind: 'conversation', id: decoded };
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
