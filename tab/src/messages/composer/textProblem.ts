/** Characters of one message: rule MS3, as in the contract's limits. */
const longestText = 20_000;

export type TextProblem = { kind: 'tooLong'; by: number } | { kind: 'unstorable'; at: number };

/** What keeps a text from being sent; null when nothing does. It is told, never changed behind one's back. */
export function findTextProblem(text: string): TextProblem | null {
  if (text.length > longestText) return { kind: 'tooLong', by: text.length - longestText };
  if (text.isWellFormed() && !text.includes('\u0000')) return null;
  return { kind: 'unstorable', at: indexOfUnstorable(text) + 1 };
}

function indexOfUnstorable(text: string): number {
  return text.search(/\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
}
