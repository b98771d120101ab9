import type { RichTextBlock } from './card.ts';
import type { Run } from './text.ts';
import { lines, paragraph } from './text.ts';
import { visibleText } from './visible.ts';

/**
 * A person's text as it was typed, a paragraph a line. Of our small Markdown only code is drawn; the signs of the rest
 * stay as typed, and nothing becomes a link.
 */
export function messageText(text: string): RichTextBlock[] {
  const blocks: RichTextBlock[] = [];
  let fence: string | null = null;
  for (const line of visibleText(text).replace(/\n+$/, '').split('\n')) {
    const mark: string | undefined = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    if (fence !== null && mark?.startsWith(fence) && line.trim() === mark) fence = null;
    else if (fence === null && mark && isFence(line, mark)) fence = mark;
    else if (fence !== null) blocks.push(...lines(line, { fontType: 'Monospace' }));
    else blocks.push(paragraph(withCode(line), { spacing: 'None' }));
  }
  return blocks.length > 0 ? blocks : lines(visibleText(text));
}

/** What follows the fence is a language when it looks like one; `N10 G01` there is somebody's program. */
function isFence(line: string, mark: string): boolean {
  return /^(?:[a-z][a-z+#-]{0,15})?$/i.test(line.trim().slice(mark.length).trim());
}

function withCode(line: string): Run[] {
  return line
    .split(/(`[^`]+`)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^`[^`]+`$/.test(piece) ? { text: piece.slice(1, -1), fontType: 'Monospace' } : { text: piece },
    );
}
