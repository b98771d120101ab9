import type { DrawnElement } from '../../../contract/boardElements.ts';
import { applyToBox, type Matrix } from './geometry.ts';
import { readInk } from './ink.ts';
import type { Drawn } from './shapes.ts';

type Text = Extract<DrawnElement, { type: 'text' }>;

/** Height of letters above and below the baseline, in shares of the size, by Excalidraw's number of the font. */
const metrics: Partial<Record<number, readonly [above: number, below: number]>> = {
  2: [1577 / 2048, 471 / 2048],
  3: [1900 / 2048, 480 / 2048],
  6: [1.011, 0.353],
  7: [0.923, 0.22],
  8: [0.75, 0.25],
  9: [1854 / 2048, 434 / 2048],
};
const otherMetrics = [0.886, 0.374] as const;

/** No font is narrower: so much of a text is on the board even where its element says that it is smaller. */
const narrowest = 0.3;

export function drawText(element: Text, at: Matrix): Drawn {
  const { fontSize, lineHeight, fontFamily, textAlign, width, height } = element;
  const [above, below] = metrics[fontFamily] ?? otherMetrics;
  const step = fontSize * lineHeight;
  const baseline = fontSize * above + (step - fontSize * (above + below)) / 2;
  const x = { left: 0, center: width / 2, right: width }[textAlign];
  const texts = element.text.split(/\r\n?|\n/);
  const lines = texts.map((text, index) => ({ text, x, y: baseline + index * step }));
  const ink = readInk(element.strokeColor, element.opacity);
  const longest = Math.max(...texts.map((text) => text.length)) * fontSize * narrowest;
  const wide = Math.max(width, longest);
  const left = { left: 0, center: (width - wide) / 2, right: width - wide }[textAlign];
  const box = { x: left, y: 0, width: wide, height: Math.max(height, texts.length * step) };
  return {
    shapes: ink ? [{ kind: 'text', at, lines, align: textAlign, fontFamily, size: fontSize, ink }] : [],
    box: applyToBox(at, box),
  };
}
