import fc from 'fast-check';
import { renderPost } from '../../../bot/cards/renderPost.ts';
import type { Card } from '../../../bot/cards/card.ts';
import type { MessagePost } from '../../../api/domain/relay/posts.ts';
import { caseCardPost, caseHit, messagePost } from '../../builders/posts.ts';
import { cardSchema } from './cardSchema.ts';
import { linksIn, paragraphsIn, textIn } from './shownIn.ts';

const place = { locale: 'it', gfmsName: 'GFMS' } as const;

function drawMessage(changes: Partial<MessagePost>): Card {
  const { card } = renderPost(messagePost(changes), place);
  if (!card) throw new Error('a message is a card');
  return card;
}

test.each([
  ['a link of Markdown', '[click](https://evil.example)'],
  ['a bare address', 'https://evil.example and http://evil.example'],
  ['a mention', '<at>Anna Keller</at>'],
  ['HTML', '<b>x</b> &amp; <img src=x onerror=alert(1)>'],
  ['signs of Markdown', '# *one* _two_ **three** ~~four~~ __a__'],
  ['a list', '1. one'],
  ['a G-code line', 'N10 G01 X1.5 *'],
  ['a part number', '350-08_1147_B #2'],
  ['a template', '${$root.secret} {{name}}'],
])('[RL4] %s shows as it was typed, and opens nothing', (_, text) => {
  const card = drawMessage({ text });
  expect(paragraphsIn(card)).toContain(text);
  expect(linksIn(card)).toEqual([messagePost().url]);
});

test.each(['{{DATE(2026-11-24T21:04:00Z, SHORT)}}', '{{ time(2026-11-24T21:04:00Z)}}', '{{{{DATE(x)}}'])(
  '[RL4] %s is no macro: no client finds it in one run, and it shows as typed',
  (text) => {
    const card = drawMessage({
      text,
      quote: { authorName: text, text },
      case: { number: 'SC-1', title: text },
      author: { name: text, company: { id: 'c', name: text, kind: 'customer' }, role: null },
    });
    expect(paragraphsIn(card)).toContain(text);
    expect(JSON.stringify(card)).not.toMatch(/\{\{\s*(DATE|TIME)/i);
  },
);

test('[RL4] turned order of letters is made visible, in texts and in names', () => {
  const card = drawMessage({
    text: 'a\u202eb\u2066c',
    author: { name: 'Anna\u200b', company: { id: 'c', name: 'GF\u202eMS', kind: 'customer' }, role: null },
    files: [{ name: 'gpj\u202e.exe', size: 1, kind: 'other', url: 'https://example.com/f' }],
  });
  expect(textIn(card)).toContain('a[U+202E]b[U+2066]c');
  expect(textIn(card)).toContain('Anna[U+200B]');
  expect(textIn(card)).toContain('GF[U+202E]MS');
  expect(textIn(card)).toContain('gpj[U+202E].exe');
  expect(JSON.stringify(card)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
});

test('[RL4] emoji that are joined stay one', () => {
  expect(paragraphsIn(drawMessage({ text: '👨‍👩‍👧 ok' }))).toContain('👨‍👩‍👧 ok');
});

test('[RL4] line breaks, empty lines and the spaces of code stay', () => {
  const card = drawMessage({
    text: 'one\r\n\n  two   three\n```gcode\nN10\tG01 *\n    N20\n```\nuse `G28 *` now',
  });
  const shown = paragraphsIn(card).map((text) => text.replaceAll('\u00a0', ' '));
  expect(shown.join('\n')).toContain('one\n \n  two   three\nN10    G01 *\n    N20\nuse G28 * now');
  expect(paragraphsIn(card)).toContain('\u00a0\u00a0two\u00a0\u00a0\u00a0three');
  const runs = JSON.stringify(card);
  expect(runs).toContain('{"type":"TextRun","text":"G28 *","fontType":"Monospace"}');
});

test('[RL4] what follows ``` and is no language stays', () => {
  expect(paragraphsIn(drawMessage({ text: '```N10 G01\nN20' }))).toEqual(
    expect.arrayContaining(['```N10 G01', 'N20']),
  );
});

test.each([
  'javascript:alert(1)',
  'http://evil.example/',
  'file:///etc/passwd',
  'not an address',
  'msteams:x',
])('[RL4] %s is never what a click opens', (url) => {
  const files = [{ name: 'a.pdf', size: 1, kind: 'pdf' as const, url }];
  expect(linksIn(drawMessage({ url, files }))).toEqual([]);
  const posts = [caseCardPost({ url }), { kind: 'caseCreated' as const, case: caseHit({ url }) }];
  for (const post of posts) {
    const { card } = renderPost(post, place);
    expect(card && linksIn(card)).toEqual([]);
    expect(cardSchema.safeParse(card).error).toBeUndefined();
  }
});

test('[RL4] whatever is written, the card is one that Teams takes', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('`', '{', '\n', ' ', '\t', '*', '~', 'D', 'ATE(', '\u202e', '👨‍👩‍👧') }),
  );
  fc.assert(
    fc.property(text, text, (written, name) => {
      const card = drawMessage({
        text: written,
        author: { name, company: { id: 'c', name: `c${name}`, kind: 'customer' }, role: null },
        quote: { authorName: name, text: written },
        reactions: [{ emoji: '👍', names: [name] }],
        files: [{ name: `f${name}`, size: 1, kind: 'other', url: 'https://example.com/f' }],
      });
      const loose = JSON.stringify(card).replaceAll(/undefined|null|NaN|\[object/g, '');
      expect(cardSchema.safeParse(JSON.parse(loose)).error?.issues).toBeUndefined();
      expect(linksIn(card).sort()).toEqual([messagePost().url, 'https://example.com/f'].sort());
    }),
    { numRuns: 300 },
  );
});
