export type PathStep =
  | readonly ['M' | 'L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** A hundredth of a unit is nothing on any screen. */
const fineness = 100;

/**
 * The path as SVG writes it, each step from where the one before ended: so it is half as long. Numbers are the only
 * thing of an element that gets into it.
 */
export function writePath(steps: readonly PathStep[]): string {
  let path = '';
  // Whole hundredths, so that nothing is lost on the way.
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const step of steps) {
    path += step[0].toLowerCase();
    if (step[0] === 'Z') {
      [x, y] = [startX, startY];
      continue;
    }
    for (let at = 1; at < step.length; at += 2) {
      path += `${at > 1 ? ' ' : ''}${toText(fine(step[at]) - x)} ${toText(fine(step[at + 1]) - y)}`;
    }
    [x, y] = [fine(step.at(-2)), fine(step.at(-1))];
    if (step[0] === 'M') [startX, startY] = [x, y];
  }
  return path;
}

/** To a hundredth of a unit; never `1e21` and never `NaN`. */
export function writeNumber(number: number, digits: 100 | 10_000 = fineness): string {
  const rounded = Math.round(number * digits) / digits;
  return Number.isFinite(rounded) && Math.abs(rounded) >= 1e-6 ? String(rounded) : '0';
}

function fine(value: unknown): number {
  const hundredths = Math.round(Number(value) * fineness);
  return Number.isFinite(hundredths) ? hundredths : 0;
}

function toText(hundredths: number): string {
  return String(hundredths / fineness);
}
