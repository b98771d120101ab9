import type { TextShape } from '../../domain/boards/drawing/shapes.ts';
import { writePath, type PathStep } from '../../domain/boards/drawing/writePath.ts';

/** Letters of one picture or file that become outlines, some 300 characters each; of more, each text is a bar. */
export const mostLetters = 60_000;

/** In place of letters: that something is written there. */
export function outlineBars({ lines, align, size }: TextShape): string {
  const bars = lines.map(({ text, x, y }): PathStep[] => {
    if (text.trim() === '') return [];
    const width = text.length * size * 0.5;
    const left = x - width * { left: 0, center: 0.5, right: 1 }[align];
    const [right, top] = [left + width, y - size * 0.4];
    return [['M', left, y], ['L', right, y], ['L', right, top], ['L', left, top], ['Z']];
  });
  return writePath(bars.flat());
}
