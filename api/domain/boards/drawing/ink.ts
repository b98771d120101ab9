import type { DrawnElement } from '../../../contract/boardElements.ts';
import type { Ink, Pen } from './shapes.ts';

/** `null` where nothing would be seen. The colour is written anew, so that nothing but a colour comes through. */
export function readInk(colour: string, opacity: number): Ink | null {
  const digits = /^#(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.test(colour)
    ? colour.slice(1).toLowerCase()
    : null;
  if (digits === null) return null;
  const long = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
  const alpha = long.length === 8 ? Number.parseInt(long.slice(6), 16) / 255 : 1;
  const seen = alpha * (opacity / 100);
  return seen > 0 ? { colour: `#${long.slice(0, 6)}`, opacity: seen } : null;
}

/** Excalidraw draws broken lines half a unit wider. */
export function readPen(element: DrawnElement): Pen | null {
  const ink = readInk(element.strokeColor, element.opacity);
  if (!ink) return null;
  const { strokeWidth, strokeStyle } = element;
  switch (strokeStyle) {
    case 'solid':
      return { ...ink, width: strokeWidth, dash: [] };
    case 'dashed':
      return { ...ink, width: strokeWidth + 0.5, dash: [8, 8 + strokeWidth] };
    case 'dotted':
      return { ...ink, width: strokeWidth + 0.5, dash: [1.5, 6 + strokeWidth] };
  }
}
