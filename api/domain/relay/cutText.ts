/** Making one costs more than cutting. */
const characters = new Intl.Segmenter();

/** The text up to a length in UTF-16 units, never within what a reader sees as one character. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  // Flags and families are long characters: look a little before the cut, not through the whole text.
  let from = Math.max(0, length - 64);
  if (isInPair(text, from)) from -= 1;
  let end = from;
  for (const { index } of characters.segment(text.slice(from, length + 64))) {
    if (from + index > length) break;
    end = from + index;
  }
  if (end > from) return text.slice(0, end);
  return text.slice(0, isInPair(text, length) ? length - 1 : length);
}

/** With an ellipsis where something was cut. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${cutText(text, length - 1).trimEnd()}…`;
}

function isInPair(text: string, index: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(index - 1)) && /[\udc00-\udfff]/.test(text.charAt(index));
}
