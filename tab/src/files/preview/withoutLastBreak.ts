/** A break at the very end ends the last line: no further one begins there. */
export function withoutLastBreak(text: string): string {
  return text.replace(/(?:\r\n|\n|\r)$/, '');
}
