import type { SceneElement } from './SceneElement.ts';
import type { ToolName } from './boardTools.ts';

export const colours = {
  red: '#c50f1f',
  yellow: '#ffb900',
  green: '#0e700e',
  blue: '#0f6cbd',
  white: '#ffffff',
  black: '#242424',
} as const;
export type ColourName = keyof typeof colours;
export const colourNames = Object.keys(colours) as ColourName[];

export const widthNames = ['thin', 'medium', 'thick'] as const;
export type WidthName = (typeof widthNames)[number];

export type BoardStyle = { colour: ColourName; width: WidthName };

/** In Excalidraw's units: it draws a pen's stroke 4.25 times as wide. */
const widths: Record<'shape' | 'pen' | 'highlighter' | 'font', Record<WidthName, number>> = {
  shape: { thin: 3, medium: 7, thick: 12 },
  pen: { thin: 1.2, medium: 2.4, thick: 4 },
  highlighter: { thin: 4, medium: 6, thick: 9 },
  font: { thin: 16, medium: 22, thick: 32 },
};

/** Behind everything, in every theme: what is drawn must look the same to all. */
export const paper = '#f0f0f0';

export function strokeWidthOf(tool: ToolName, width: WidthName, unit: number): number {
  const kind = tool === 'pen' || tool === 'highlighter' ? tool : 'shape';
  return Math.min(100, widths[kind][width] * unit);
}

function fontSizeOf(width: WidthName, unit: number): number {
  return Math.min(1_000, widths.font[width] * unit);
}

/** Excalidraw's own state for what is drawn next. */
export function drawingState(tool: ToolName, style: BoardStyle, unit: number) {
  return {
    currentItemStrokeColor: colours[style.colour],
    currentItemStrokeWidth: strokeWidthOf(tool, style.width, unit),
    currentItemOpacity: tool === 'highlighter' ? 40 : 100,
    currentItemFontSize: fontSizeOf(style.width, unit),
  };
}

/**
 * How much larger things are drawn on a large photo than on the bare board, so that they can be seen when all of it is
 * shown: photos of phones are three to four screens wide.
 */
export function unitAt(elements: readonly SceneElement[], { x, y }: { x: number; y: number }): number {
  const below = elements.find(
    (one) =>
      one.customData?.['background'] !== undefined &&
      !one.isDeleted &&
      x >= one.x &&
      x <= one.x + one.width &&
      y >= one.y &&
      y <= one.y + one.height,
  );
  return below ? Math.min(8, Math.max(1, Math.max(below.width / 1_112, below.height / 900))) : 1;
}
