export const toolNames = [
  'select',
  'pen',
  'highlighter',
  'arrow',
  'line',
  'rectangle',
  'ellipse',
  'text',
  'note',
  'marker',
  'laser',
  'eraser',
] as const;
export type ToolName = (typeof toolNames)[number];

/** The key that takes the tool, and Excalidraw's name of it; `custom` ones we do ourselves. */
export const boardTools: Record<ToolName, { key: string; type: string }> = {
  select: { key: 'V', type: 'selection' },
  pen: { key: 'P', type: 'freedraw' },
  highlighter: { key: 'H', type: 'freedraw' },
  arrow: { key: 'A', type: 'arrow' },
  line: { key: 'L', type: 'line' },
  rectangle: { key: 'R', type: 'rectangle' },
  ellipse: { key: 'O', type: 'ellipse' },
  text: { key: 'T', type: 'text' },
  note: { key: 'N', type: 'custom' },
  marker: { key: 'M', type: 'custom' },
  laser: { key: 'K', type: 'laser' },
  eraser: { key: 'E', type: 'eraser' },
};

export function toolOfKey(key: string): ToolName | undefined {
  return toolNames.find((name) => boardTools[name].key === key.toUpperCase());
}

/** Ours for what Excalidraw says is in hand; it falls back to selecting by itself. `last` tells pens apart. */
export function toolOf(active: { type: string; customType: string | null }, last: ToolName): ToolName {
  if (active.type === 'freedraw') return last === 'highlighter' ? 'highlighter' : 'pen';
  if (active.type === 'custom') return active.customType === 'note' ? 'note' : 'marker';
  return toolNames.find((name) => boardTools[name].type === active.type) ?? 'select';
}
