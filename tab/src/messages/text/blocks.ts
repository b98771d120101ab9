/** A message's text, taken apart. Everything in it was typed by a person: no HTML, ever. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong'; children: Inline[] }
  | { type: 'em'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; href: string; children: Inline[] };

export type Block =
  | { type: 'flow'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'list'; items: ListItem[] };

/** `marker` is the number as typed ("2024."), or null for a bullet. */
export type ListItem = { marker: string | null; blocks: Block[] };

export type ParseMarkdown = (text: string) => Block[];

export function plainBlocks(text: string): Block[] {
  return [{ type: 'flow', children: [{ type: 'text', text }] }];
}
