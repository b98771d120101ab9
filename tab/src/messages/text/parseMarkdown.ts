import type { Token, Tokens } from 'marked';
import type { Block, Inline, ListItem } from './blocks.ts';
import { plainBlocks } from './blocks.ts';
import { marked } from './markdownRules.ts';
import { deceives, safeHref } from './safeHref.ts';

/** Deeper quotes and lists stay as typed: nobody writes them, and the page has to bear them. */
const maxDepth = 6;
const tooDeep = new RegExp(String.raw`^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){${maxDepth + 1},}`, 'mu');

/** Bold, italic, code, lists, quotes and links (rule MS3). What is none of these stays as typed. */
export function parseMarkdown(text: string): Block[] {
  if (tooDeep.test(text)) return plainBlocks(text);
  try {
    return toBlocks(marked.lexer(text), 0);
  } catch {
    // A text that the parser cannot bear is still somebody's message.
    return plainBlocks(text);
  }
}

function toBlocks(tokens: Token[], depth: number): Block[] {
  const blocks: Block[] = [];
  let flow: Inline[] = [];
  const endFlow = () => {
    const children = trimNewlines(flow);
    if (children.length > 0) blocks.push({ type: 'flow', children });
    flow = [];
  };
  for (const token of tokens) {
    const block = depth < maxDepth ? toBlock(token, depth) : null;
    if (block) {
      endFlow();
      blocks.push(block);
      continue;
    }
    // Each block begins a line of its own, also where the rule that cut it there is switched off.
    if (flow.length > 0 && token.type !== 'space' && !endsLine(flow)) flow.push({ type: 'text', text: '\n' });
    flow.push(...toInlines(token));
  }
  endFlow();
  return blocks;
}

function toBlock(token: Token, depth: number): Block | null {
  switch (token.type) {
    case 'code':
      return { type: 'code', text: codeOf(token as Tokens.Code) };
    case 'blockquote':
      return { type: 'quote', blocks: toBlocks((token as Tokens.Blockquote).tokens, depth + 1) };
    case 'list':
      return { type: 'list', items: (token as Tokens.List).items.map((item) => toItem(item, depth + 1)) };
    default:
      return null;
  }
}

function toItem(item: Tokens.ListItem, depth: number): ListItem {
  const marker = /^\s*(\d{1,9}[.)])/.exec(item.raw)?.[1] ?? null;
  return { marker, blocks: toBlocks(item.tokens, depth) };
}

/** What follows ``` is a language when it looks like one; `N10 G01` there is somebody's program. */
function codeOf(token: Tokens.Code): string {
  const lang = token.lang ?? '';
  const text = token.text.replace(/\n$/, '');
  return lang === '' || /^[a-z][a-z+#-]{0,15}$/.test(lang) ? text : `${lang}\n${text}`;
}

function toInlines(token: Token): Inline[] {
  if ((token.type === 'paragraph' || token.type === 'text') && token.tokens) {
    const cut = newlinesAtEnd(token.raw) - newlinesAtEnd(token.text as string);
    const inlines = token.tokens.map(toInline);
    return cut > 0 ? [...inlines, { type: 'text', text: '\n'.repeat(cut) }] : inlines;
  }
  return [{ type: 'text', text: token.raw }];
}

function toInline(token: Token): Inline {
  switch (token.type) {
    case 'strong':
      return { type: 'strong', children: (token as Tokens.Strong).tokens.map(toInline) };
    case 'em':
      return { type: 'em', children: (token as Tokens.Em).tokens.map(toInline) };
    case 'codespan':
      return { type: 'code', text: codeSpanOf(token.raw) };
    case 'link': {
      const link = token as Tokens.Link;
      const href = safeHref(link.href);
      if (href === null || deceives(link.text, href)) return { type: 'text', text: link.raw };
      return { type: 'link', href, children: link.tokens.map(toInline) };
    }
    default:
      return { type: 'text', text: token.raw };
  }
}

function codeSpanOf(raw: string): string {
  const ticks = /^`*/.exec(raw)?.[0].length ?? 0;
  const inner = raw.slice(ticks, -ticks);
  return /^ .*\S.* $/s.test(inner) ? inner.slice(1, -1) : inner;
}

function endsLine(flow: Inline[]): boolean {
  const last = flow.at(-1);
  return last?.type === 'text' && last.text.endsWith('\n');
}

function newlinesAtEnd(text: string): number {
  return text.length - withoutNewlinesAtEnd(text).length;
}

/** A loop: on a page of newlines the regular expression for this takes quadratic time. */
function withoutNewlinesAtEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}

function trimNewlines(flow: Inline[]): Inline[] {
  const children = [...flow];
  for (let first = children[0]; first?.type === 'text'; first = children[0]) {
    const text = first.text.replace(/^\n+/, '');
    if (text !== '') {
      children[0] = { type: 'text', text };
      break;
    }
    children.shift();
  }
  for (let last = children.at(-1); last?.type === 'text'; last = children.at(-1)) {
    const text = withoutNewlinesAtEnd(last.text);
    if (text !== '') {
      children[children.length - 1] = { type: 'text', text };
      break;
    }
    children.pop();
  }
  return children;
}
