import { boardFont } from './boardFont.ts';
import type { ColourName } from './boardStyle.ts';
import { colours } from './boardStyle.ts';
import { makeElement, makeText } from './makeElement.ts';
import type { SceneElement } from './SceneElement.ts';

/** A number in a filled circle with a white edge, around the point. */
export function makeMarker(
  at: { x: number; y: number },
  { number, colour, unit }: { number: number; colour: ColourName; unit: number },
): SceneElement[] {
  const size = 44 * unit;
  const isPale = colour === 'white' || colour === 'yellow';
  const customData = { marker: number };
  const circle = makeElement({
    type: 'ellipse',
    x: at.x - size / 2,
    y: at.y - size / 2,
    width: size,
    height: size,
    backgroundColor: colours[colour],
    strokeColor: colour === 'white' ? colours.black : colours.white,
    ...{ strokeWidth: 3.5 * unit, roundness: { type: 2 } },
    customData,
  });
  const fontSize = (number > 99 ? 16 : 22) * unit;
  // Liberation Sans: its digits are 0.556 em wide.
  const width = String(number).length * 0.556 * fontSize;
  const height = fontSize * 1.15;
  const label = makeText({
    text: String(number),
    box: { x: at.x - width / 2, y: at.y - height / 2, width, height },
    containerId: circle.id,
    fontSize,
    fontFamily: boardFont,
    strokeColor: isPale ? colours.black : colours.white,
    align: 'center',
    customData,
  });
  return [{ ...circle, boundElements: [{ id: label.id, type: 'text' }] }, label];
}

/** The least number that no marker has. */
export function nextMarker(elements: readonly SceneElement[]): number {
  const taken = new Set(elements.filter((one) => !one.isDeleted).map((one) => one.customData?.['marker']));
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}
