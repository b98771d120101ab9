import type { Action, Badge, Card, ColumnSet, Container, Element } from './card.ts';
import type { Run } from './text.ts';
import { paragraph } from './text.ts';
import { visibleName } from './visible.ts';

export function toCard(body: Element[], actions: (Action | null)[] = []): Card {
  const shown = actions.filter((action) => action !== null);
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    body,
    ...(shown.length > 0 ? { actions: shown } : {}),
    msteams: { width: 'Full' },
  };
}

export function heading(text: string): Element {
  return paragraph({ text: visibleName(text), size: 'Large', weight: 'Bolder' }, { spacing: 'Small' });
}

/** Who reads what is written here, before a word is written. */
export function readerLine(runs: Run[]): Container {
  return { type: 'Container', style: 'accent', items: [paragraph([{ text: '👥  ' }, ...runs])] };
}

/** Names and values in two columns. Not a FactSet, which would read Markdown in people's texts. */
export function facts(rows: ({ name: string; value: Run[] } | null)[]): ColumnSet[] {
  return rows
    .filter((row) => row !== null)
    .map(({ name, value }) => ({
      type: 'ColumnSet',
      spacing: 'Small',
      columns: [
        { type: 'Column', width: '96px', items: [paragraph({ text: name, isSubtle: true })] },
        { type: 'Column', width: 'stretch', items: [paragraph(value)] },
      ],
    }));
}

type Mark = 'down' | 'waiting' | 'calm' | 'company';

/**
 * Colour with sign and words (design: red is of a stopped machine only). What stands in for the badge in other clients
 * is text: a container's padding would make a tile of it.
 */
export function badge(text: string, mark: Mark): Badge {
  const { sign, look, ...drawn } = marks[mark];
  const shown = visibleName(text).replaceAll('{{', '{\u200b{');
  return {
    type: 'Badge',
    text: shown,
    ...drawn,
    fallback: paragraph([...(sign ? [{ text: `${sign} `, ...look }] : []), { text: shown, ...look }]),
  };
}

export function badges(shown: Badge[]): ColumnSet {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: shown.map((each) => ({ type: 'Column', width: 'auto', items: [each] })),
  };
}

const small = { size: 'Small', weight: 'Bolder' } as const;

const marks = {
  down: {
    sign: '⚠',
    icon: 'Warning',
    style: 'Attention',
    appearance: 'Filled',
    shape: 'Circular',
    look: { ...small, color: 'Attention' },
  },
  waiting: {
    sign: '⏱',
    icon: 'Clock',
    style: 'Warning',
    appearance: 'Tint',
    shape: 'Circular',
    look: small,
  },
  calm: { sign: '', style: 'Default', appearance: 'Tint', shape: 'Circular', look: { size: 'Small' } },
  company: {
    sign: '🏢',
    icon: 'Building',
    style: 'Accent',
    appearance: 'Tint',
    shape: 'Rounded',
    look: { ...small, color: 'Accent' },
  },
} as const;
