import { boardFont } from './boardFont.ts';
import { makeElement, makeText } from './makeElement.ts';
import type { SceneElement } from './SceneElement.ts';

const customData = { note: true };
const noteColour = '#fff2cc';
const textColour = '#242424';

/** An empty note, its text ready to be written, around the point. */
export function makeNote(at: { x: number; y: number }, unit: number): SceneElement[] {
  const width = 200 * unit;
  const height = 80 * unit;
  const fontSize = 16 * unit;
  const box = { x: at.x - width / 2, y: at.y - height / 2, width, height };
  const paper = makeElement({
    type: 'rectangle',
    ...box,
    backgroundColor: noteColour,
    strokeColor: '#e0cf9a',
    customData,
  });
  const text = makeText({
    text: '',
    box: { x: box.x + 5, y: box.y + 5, width: 10, height: fontSize * 1.15 },
    containerId: paper.id,
    fontSize,
    fontFamily: boardFont,
    strokeColor: textColour,
    align: 'left',
    customData,
  });
  return [{ ...paper, boundElements: [{ id: text.id, type: 'text' }] }, text];
}

/** What Excalidraw needs to lay out a note with its text: it wraps, and makes the note as high as it must be. */
export function noteSkeleton(at: { x: number; y: number }, { text, unit }: { text: string; unit: number }) {
  const width = 200 * unit;
  const height = 80 * unit;
  const look = { roughness: 0, fillStyle: 'solid', customData };
  const label = {
    text,
    fontSize: 16 * unit,
    fontFamily: boardFont,
    textAlign: 'left',
    verticalAlign: 'top',
    strokeColor: textColour,
    customData,
  };
  return {
    type: 'rectangle',
    x: at.x - width / 2,
    y: at.y - height / 2,
    width,
    height,
    backgroundColor: noteColour,
    strokeColor: '#e0cf9a',
    strokeWidth: 1,
    ...look,
    label,
  };
}
