/** The six that Teams began with have words; all others are code points with a name behind: `1f440_eyes`. */
const words: Record<string, string> = {
  like: '👍',
  heart: '❤️',
  laugh: '😆',
  surprised: '😮',
  sad: '😢',
  angry: '😡',
};

/** The emoji of a reaction as Teams names it; null where it is none, such as a picture of the customer's own. */
export function toEmoji(type: string): string | null {
  if (Object.hasOwn(words, type)) return words[type] ?? null;
  const codes = /^((?:[\da-f]{4,6}-){0,9}[\da-f]{4,6})_/i
    .exec(type)?.[1]
    ?.split('-')
    .map((hex) => Number.parseInt(hex, 16));
  if (!codes?.every((code) => code >= 0x20_00 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff)))
    return null;
  return String.fromCodePoint(...codes);
}
