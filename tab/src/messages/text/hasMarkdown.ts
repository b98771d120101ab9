const signs = new RegExp(
  [
    // Code.
    '`|^ {0,3}~~~',
    // Bold and italic.
    String.raw`(?:^|[\s([{"'«“‘¿¡—–])[*_]+[^\s*_]`,
    // A link with a name.
    String.raw`\]\(`,
    // A quote, a list.
    String.raw`^ {0,3}> |^[ \t]*(?:[*-]|\d{1,9}[.)])[ \t]+\S`,
  ].join('|'),
  'mu',
);

/** Whether a text may hold Markdown: a cheap look, so that plain texts never load the parser. */
export function hasMarkdown(text: string): boolean {
  return signs.test(text);
}
