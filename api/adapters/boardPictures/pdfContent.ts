import type { Matrix } from '../../domain/boards/drawing/geometry.ts';
import type { PathShape } from '../../domain/boards/drawing/shapes.ts';
import { writeNumber } from '../../domain/boards/drawing/writePath.ts';

/** `name`: the state of the PDF that sets this opacity. */
export type NameOpacity = (opacity: { fill: number; stroke: number }) => string;

/** Beyond every board. */
const far = 4_000_000;

/** A shape in the words of PDF. pdfkit's own drawing takes ten times as long and is not made for thousands of shapes. */
export function writeShape(shape: PathShape, nameOpacity: NameOpacity): string {
  const { at, path, fill, isEvenOdd, stroke, clip, hole } = shape;
  if (path === '' || (!fill && !stroke)) return '';
  const parts = ['q'];
  if (hole) {
    const { x, y, width, height } = hole;
    parts.push(`-${far} -${far} ${2 * far} ${2 * far} re ${write(x, y, width, height)} re W* n`);
  }
  parts.push(writeMatrix(at));
  if (clip !== null) parts.push(writePdfPath(clip), 'W n');
  parts.push(`/${nameOpacity({ fill: fill?.opacity ?? 1, stroke: stroke?.opacity ?? 1 })} gs`);
  if (fill) parts.push(`${writeColour(fill.colour)} rg`);
  if (stroke) {
    parts.push(`${writeColour(stroke.colour)} RG ${write(stroke.width)} w`);
    if (stroke.dash.length > 0) parts.push(`[${write(...stroke.dash)}] 0 d`);
  }
  const star = isEvenOdd ? '*' : '';
  parts.push(writePdfPath(path), fill && stroke ? `B${star}` : fill ? `f${star}` : 'S', 'Q');
  return parts.join('\n');
}

export function writeMatrix(matrix: Matrix): string {
  const [a, b, c, d, e, f] = matrix.map((value, at) => writeNumber(value, at < 4 ? 10_000 : 100));
  return `${a} ${b} ${c} ${d} ${e} ${f} cm`;
}

export function writeColour(colour: string): string {
  return [1, 3, 5]
    .map((at) => writeNumber(Number.parseInt(colour.slice(at, at + 2), 16) / 255, 10_000))
    .join(' ');
}

export function write(...numbers: readonly number[]): string {
  return numbers.map((number) => writeNumber(number)).join(' ');
}

/** From the words of SVG. PDF knows no steps from where the last one ended, and no curves with one handle. */
export function writePdfPath(path: string): string {
  let written = '';
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const step of path.split(/(?=[MmLlCcQqZz])/)) {
    const command = step.charAt(0).toLowerCase();
    if (command === 'z' || command === '') {
      if (command === 'z') written += 'h\n';
      [x, y] = [startX, startY];
      continue;
    }
    const isFurther = step.startsWith(command);
    const numbers = step.slice(1).split(' ').map(Number);
    if (isFurther)
      for (let at = 0; at < numbers.length; at += 1)
        numbers[at] = (numbers[at] ?? 0) + (at % 2 === 0 ? x : y);
    const [a = 0, b = 0, c = 0, d = 0] = numbers;
    if (command === 'q') {
      const handles = [x + (a - x) / 1.5, y + (b - y) / 1.5, c + (a - c) / 1.5, d + (b - d) / 1.5];
      written += `${write(...handles, c, d)} c\n`;
    } else {
      written += `${write(...numbers)} ${command}\n`;
    }
    [x, y] = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
    if (command === 'm') [startX, startY] = [x, y];
  }
  return written;
}
