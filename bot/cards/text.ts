import type { Part, Values, WordKey, Words } from '../words/wordsFor.ts';
import type { Look, OpenUrl, RichTextBlock, TextRun } from './card.ts';

export type Run = { text: string; opens?: OpenUrl | null } & Look;

type Placed = Pick<RichTextBlock, 'spacing' | 'separator'>;

/** One paragraph. Runs of text are shown as they are: a client reads no Markdown in them. */
export function paragraph(runs: string | Run | Run[], placed: Placed = {}): RichTextBlock {
  const given = typeof runs === 'string' ? [{ text: runs }] : Array.isArray(runs) ? runs : [runs];
  const [first, ...others] = given.map((run) => ({ ...run, text: keepSpaces(run.text) }));
  const start = { ...first, text: (first?.text ?? '').replace(/^ /, '\u00a0') };
  return { type: 'RichTextBlock', inlines: [start, ...others].flatMap(toTextRuns), ...placed };
}

/** A sentence of ours; what stands in the places named in `strong` is bold. */
export function sentence(
  words: Words,
  key: WordKey,
  { values, strong = [], look = {} }: { values: Values; strong?: string[]; look?: Look },
): Run[] {
  const toRun = ({ text, name }: Part): Run =>
    name !== null && strong.includes(name) ? { text, ...look, weight: 'Bolder' } : { text, ...look };
  return words.parts(key, values).map(toRun);
}

/** A paragraph a line: not every client breaks lines within one. */
export function lines(text: string, look: Look = {}): RichTextBlock[] {
  return text.split('\n').map((line) => paragraph({ text: line, ...look }, { spacing: 'None' }));
}

function toTextRuns({ text, opens, ...look }: Run): TextRun[] {
  return withoutMacros(text === '' ? '\u00a0' : text).map((piece) => ({
    type: 'TextRun',
    text: piece,
    ...look,
    ...(opens ? { selectAction: opens } : {}),
  }));
}

/** Clients fold white space like HTML: what must stay is made unfoldable. */
function keepSpaces(text: string): string {
  return text
    .replace(/\t/g, '    ')
    .replace(/ {2,}/g, (spaces) => '\u00a0'.repeat(spaces.length))
    .replace(/\n/g, ' ');
}

/** `{{DATE(…)}}` and `{{TIME(…)}}` are read within one run only. */
function withoutMacros(text: string): string[] {
  return text.split(/(?<=\{)(?=\{\s*(?:DATE|TIME))/i);
}
