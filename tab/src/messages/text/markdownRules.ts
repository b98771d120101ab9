import { Marked } from 'marked';

/** No token: `undefined` from a tokenizer, where `false` would ask for marked's own rule. */
function off(): undefined {
  return undefined;
}

// Emphasis begins after a blank or an opening sign and ends before a blank, so that A*B*C, G_01_X and
// [#1]*[#2] stay what they are. At most one line and 500 characters: no text can make it slow.
const before = /^$|[\s([{"'«“‘¿¡—–*_]/u;
const inside = String.raw`(?=[\p{L}\p{N}\x60"'«“‘¿¡\[*_])([^\n]{0,500}?[\p{L}\p{N}.!?)\]"'»”’…%°*_\x60])`;
const after = String.raw`(?=[.,;:!?)\]"'»”’…*_]*(?:\s|$))`;
const strong = new RegExp(String.raw`^\*\*(?!\*\*)${inside}\*\*(?!\*)${after}`, 'u');
const italic = {
  '*': new RegExp(String.raw`^\*(?!\*)${inside}(?<!\*)\*(?!\*)${after}`, 'u'),
  _: new RegExp(String.raw`^_(?!_)${inside}(?<!_)_(?!_)${after}`, 'u'),
};

const quotedLines = /^(?: {0,3}>(?: [^\n]*)?(?:\n|$))+/;
const listBegins = /^ {0,3}(?:[*-]|\d{1,9}[.)])[ \t]+\S/;

/** marked with the rules off that would change part numbers, paths, alarm codes or G-code. */
export const marked = new Marked({
  gfm: false,
  tokenizer: {
    code: off,
    def: off,
    heading: off,
    hr: off,
    html: off,
    lheading: off,
    table: off,
    autolink: off,
    br: off,
    del: off,
    escape: off,
    reflink: off,
    tag: off,
    url: off,
    /** Only lines that begin with "> ": the answer typed below a quote is not part of it. */
    blockquote(src) {
      const raw = quotedLines.exec(src)?.[0];
      if (raw === undefined || !/^ {0,3}> /.test(raw)) return undefined;
      const text = raw.replace(/^ {0,3}> ?/gm, '');
      const { top } = this.lexer.state;
      this.lexer.state.top = true;
      const tokens = this.lexer.blockTokens(text, []);
      this.lexer.state.top = top;
      return { type: 'blockquote', raw, text, tokens };
    },
    list(src) {
      return listBegins.test(src) ? false : undefined;
    },
    emStrong(src, maskedSrc) {
      const masked = maskedSrc.slice(-src.length);
      const previous = maskedSrc.slice(0, -src.length).slice(-1);
      if (!before.test(previous)) return undefined;
      const bold = strong.exec(masked);
      if (bold) {
        const text = src.slice(2, bold[0].length - 2);
        return {
          type: 'strong',
          raw: src.slice(0, bold[0].length),
          text,
          tokens: this.lexer.inlineTokens(text),
        };
      }
      const sign = src.charAt(0);
      const slanted = sign === '*' || sign === '_' ? italic[sign].exec(masked) : null;
      if (!slanted) return undefined;
      const text = src.slice(1, slanted[0].length - 1);
      return {
        type: 'em',
        raw: src.slice(0, slanted[0].length),
        text,
        tokens: this.lexer.inlineTokens(text),
      };
    },
  },
});
