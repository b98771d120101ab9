const breaks = /^<(?:br|\/p|\/div|\/li|\/tr|\/h\d|\/pre|\/blockquote)\b/i;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The text of Teams' HTML: lines, list marks, mentions with @, emoji. In one pass, tag by tag: its length is no bound. */
export function htmlToText(html: string): string {
  const text = html
    .replace(/>\s+</g, (gap) => (gap.includes('\n') ? '><' : gap))
    .replace(/<[^<>]*>/g, (tag) => {
      if (breaks.test(tag)) return '\n';
      if (/^<li\b/i.test(tag)) return '- ';
      if (/^<img\b/i.test(tag))
        return tag.includes('schema.skype.com/Emoji') ? (attributeOf(tag, 'alt') ?? '') : '';
      return tag.includes('schema.skype.com/Mention') ? '@' : '';
    });
  return decodeEntities(text);
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi,
    (all: string, ...[decimal, hex, name]: (string | undefined)[]) => {
      if (name) return named[name.toLowerCase()] ?? all;
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      const isCharacter = code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
      return isCharacter ? String.fromCodePoint(code) : all;
    },
  );
}

export function attributeOf(tag: string, name: string): string | null {
  const from = tag.indexOf(` ${name}="`);
  if (from < 0) return null;
  const begin = from + name.length + 3;
  const end = tag.indexOf('"', begin);
  return end < 0 ? null : decodeEntities(tag.slice(begin, end));
}
