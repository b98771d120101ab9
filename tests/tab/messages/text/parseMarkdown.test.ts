import type { Block, Inline } from '../../../../tab/src/messages/text/blocks.ts';
import { hasMarkdown } from '../../../../tab/src/messages/text/hasMarkdown.ts';
import { parseMarkdown } from '../../../../tab/src/messages/text/parseMarkdown.ts';

describe('[MS3] bold, italic, code, lists, quotes and links', () => {
  test('are taken out of the text', () => {
    expect(parseMarkdown('**Ferma** e *pulita*, _ora_ `N20 M60`')).toEqual([
      flow(
        { type: 'strong', children: [text('Ferma')] },
        text(' e '),
        { type: 'em', children: [text('pulita')] },
        text(', '),
        { type: 'em', children: [text('ora')] },
        text(' '),
        { type: 'code', text: 'N20 M60' },
      ),
    ]);
    expect(parseMarkdown('***both***')).toEqual([
      flow({ type: 'strong', children: [{ type: 'em', children: [text('both')] }] }),
    ]);
    expect(parseMarkdown('[guide](https://docs.example/a_b_c)')).toEqual([
      flow({ type: 'link', href: 'https://docs.example/a_b_c', children: [text('guide')] }),
    ]);
  });

  test('a fence keeps its lines; a program behind the ticks is not taken for a language', () => {
    expect(parseMarkdown('Esegua:\n```\nN10 G01 X1.5\n  N20 M60\n```\ngrazie')).toEqual([
      flow(text('Esegua:')),
      { type: 'code', text: 'N10 G01 X1.5\n  N20 M60' },
      flow(text('grazie')),
    ]);
    expect(parseMarkdown('```gcode\nN10\n```')).toEqual([{ type: 'code', text: 'N10' }]);
    expect(parseMarkdown('```N10 G01\nN20\n```')).toEqual([{ type: 'code', text: 'N10 G01\nN20' }]);
    expect(parseMarkdown('```\nnever closed')).toEqual([{ type: 'code', text: 'never closed' }]);
  });

  test('a list keeps its numbers as typed, and lists nest', () => {
    expect(parseMarkdown('1. a\n3. b\n2024. c')).toEqual([list(['1.', 'a'], ['3.', 'b'], ['2024.', 'c'])]);
    expect(parseMarkdown('2024. Anno')).toEqual([list(['2024.', 'Anno'])]);
    expect(parseMarkdown('10) ten')).toEqual([list(['10)', 'ten'])]);
    expect(parseMarkdown('- a\n  - b')).toEqual([
      { type: 'list', items: [{ marker: null, blocks: [flow(text('a')), list([null, 'b'])] }] },
    ]);
  });

  test('an answer below a quote is not part of it', () => {
    expect(parseMarkdown('> vostra domanda\nla mia risposta')).toEqual([
      { type: 'quote', blocks: [flow(text('vostra domanda'))] },
      flow(text('la mia risposta')),
    ]);
  });
});

describe('[MS3] what people paste stays as it is', () => {
  test.each([
    'N10 G01 X1.5',
    'G_01_X and T_02_',
    'A*B*C',
    '2*3*4=24',
    '#501*#502*#503',
    '[#1]*[#2]*[#3]',
    '[#1*2]*[#3*4]',
    '(A)*(B)*(C)',
    '*.iso,*.txt',
    'rm *.a *.b',
    '350-08.1147',
    '#3',
    '# head',
    '### A ###',
    'Title\n===\nText',
    'Title\n---\nText',
    '---',
    '* * *',
    '- ',
    '1.',
    '-5.3',
    '+ 5 bar',
    '>5 mm',
    '~~2.5~~',
    '| a | b |\n|---|---|\n| 1 | 2 |',
    'C:\\_temp\\file_1_.nc',
    '\\\\server\\_share_\\x',
    '__init__.py',
    '_backup_.iso',
    '&lt;b&gt; &amp; &#x41;',
    '[a]: https://docs.example\n[a]',
    '<b>bold</b>',
    '<!-- note --> text',
    '![alarm](https://docs.example/a.png)',
    '    N10 G01\n    N20 M60',
    '\tN10\tG01',
    'two  spaces  \nand a line',
    'one\n\n\n\ntwo',
    'after\n2. not first',
    '[ ] open [x] done',
    '**not closed',
    '`not closed',
    '“quotes” -- and ...',
    'www.example.com',
    'a^2^ H~2~O ==mark==',
    '\u202Egpj.exe\u202C',
  ])('%j', (typed) => {
    expect(shown(parseMarkdown(typed))).toBe(typed);
    expect(parseMarkdown(typed).every(({ type }) => type === 'flow')).toBe(true);
  });
});

describe('[MS3] no text makes it run anything, or run long', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java&#10;script:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://docs.example/x',
    'about:blank',
    '//docs.example',
    '/api/me',
    'https://user:word@docs.example/',
    'https://gfms.example@evil.example/',
    'ms-settings:',
  ])('no link to %j', (address) => {
    for (const typed of [
      `[x](${address})`,
      `[x](<${address}>)`,
      `<${address}>`,
      `![x](${address})`,
      `[x]: ${address}\n\n[x]`,
    ]) {
      expect(links(parseMarkdown(typed))).toEqual([]);
      expect(shown(parseMarkdown(typed)).replaceAll('\n', '')).toBe(typed.replaceAll('\n', ''));
    }
  });

  test('a link whose words name another address is shown as typed', () => {
    const typed = '[https://gfms.example/login](https://evil.example/login)';
    expect(shown(parseMarkdown(typed))).toBe(typed);
    expect(links(parseMarkdown('[www.gfms.example](https://gfms.example/login)'))).toEqual([
      'https://gfms.example/login',
    ]);
  });

  test('html is text', () => {
    const typed = '<script>alert(1)</script>\n<img src=x onerror=alert(1)>\n\n<svg/onload=alert(1)> **b**';
    const blocks = parseMarkdown(typed);
    expect(shown(blocks)).toBe(typed.replaceAll('**', ''));
  });

  const hostile = {
    brackets: '['.repeat(20_000),
    quotes: '> '.repeat(10_000),
    lists: '- '.repeat(10_000),
    deepening: Array.from({ length: 140 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'),
    stars: '*a '.repeat(6_600),
    glued: '*a*b'.repeat(5_000),
    strong: '**'.repeat(10_000),
    ticks: Array.from({ length: 190 }, (_, count) => `${'`'.repeat(count)}a`).join(''),
    links: '[a](b'.repeat(4_000),
    parentheses: `[a](${'('.repeat(19_000)}`,
    tags: '<a '.repeat(6_600),
    newlines: `${'\n'.repeat(19_990)}*a* b`,
    newlinesInside: `*a*${'\n'.repeat(19_990)}b`,
    lazy: `- a\n${'b\n'.repeat(9_000)}`,
    all: '*[`_>'.repeat(4_000),
  };
  test.each(Object.entries(hostile))('%s', (_, typed) => {
    const letters = (of: string) => of.replaceAll(/[^a-z]/g, '');
    expect(letters(shown(parseMarkdown(typed)))).toBe(letters(typed));
  });
});

test('[MS3] plain texts never need the parser', () => {
  for (const typed of [
    'Ferma dalle 21:40.',
    'G_01_X',
    'A*B*C',
    '350-08.1147',
    '#3',
    'N10 G01 X1.5',
    '>5 mm',
    '-5.3',
  ]) {
    expect(hasMarkdown(typed)).toBe(false);
  }
  for (const typed of ['**a**', 'x _a_', '`a`', '[a](b)', '> a', 'x\n- a', '1. a', '~~~\na']) {
    expect(hasMarkdown(typed)).toBe(true);
  }
});

function text(words: string): Inline {
  return { type: 'text', text: words };
}

function flow(...children: Inline[]): Block {
  return { type: 'flow', children };
}

function list(...items: [string | null, string][]): Block {
  return {
    type: 'list',
    items: items.map(([marker, words]) => ({ marker, blocks: [flow(text(words))] })),
  };
}

function shown(blocks: Block[]): string {
  return blocks
    .map((block) => {
      if (block.type === 'flow') return block.children.map(words).join('');
      if (block.type === 'code') return block.text;
      if (block.type === 'quote') return shown(block.blocks);
      return block.items.map((item) => `${item.marker ?? ''} ${shown(item.blocks)}`).join('\n');
    })
    .join('\n');
}

function words(inline: Inline): string {
  return 'children' in inline ? inline.children.map(words).join('') : inline.text;
}

function links(blocks: Block[]): string[] {
  const found = (inlines: Inline[]): string[] =>
    inlines.flatMap((inline) => {
      if (inline.type === 'link') return [inline.href];
      return 'children' in inline ? found(inline.children) : [];
    });
  return blocks.flatMap((block) => (block.type === 'flow' ? found(block.children) : []));
}
