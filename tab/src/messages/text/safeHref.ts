const allowed = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** The address, when it may be opened from a message; null for everything that could run or deceive. */
export function safeHref(address: string): string | null {
  // Browsers drop control characters and blanks inside a scheme: an address that has any is not one.
  if (/[\u0000-\u0020\u007f-\u009f\p{Bidi_Control}]/u.test(address)) return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !allowed.has(url.protocol)) return null;
  // https://gfms.com@elsewhere.example looks like one host and opens another.
  if (url.username !== '' || url.password !== '') return null;
  return address;
}

/** Whether the words of a link name an address that is not the one it opens. */
export function deceives(words: string, href: string): boolean {
  const named = /^\s*(?:https?:\/\/|www\.)([^\s/:?#]+)/iu.exec(words)?.[1];
  if (named === undefined) return false;
  return withoutWww(named) !== withoutWww(new URL(href).hostname);
}

function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}
