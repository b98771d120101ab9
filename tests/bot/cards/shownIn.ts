import type { Action, Card, Element, Execute, RichTextBlock } from '../../../bot/cards/card.ts';

/** Each paragraph as a reader sees it, in order. */
export function paragraphsIn(card: Card): string[] {
  return elementsIn(card.body)
    .filter((each): each is RichTextBlock => each.type === 'RichTextBlock')
    .map(({ inlines }) => inlines.map(({ text }) => text).join(''));
}

export function textIn(card: Card): string {
  return paragraphsIn(card).join('\n');
}

/** Every button of the card, those of its parts too. */
export function actionsIn(card: Card): Action[] {
  const inBody = elementsIn(card.body).flatMap((each) => (each.type === 'ActionSet' ? each.actions : []));
  return [...inBody, ...(card.actions ?? [])].flatMap((action) =>
    action.type === 'Action.ShowCard' ? [action, ...(action.card.actions ?? [])] : [action],
  );
}

export function pressesIn(card: Card): Execute[] {
  return actionsIn(card).filter((each): each is Execute => each.type === 'Action.Execute');
}

/** Everything that a click opens. */
export function linksIn(card: Card): string[] {
  const inTexts = elementsIn(card.body)
    .filter((each): each is RichTextBlock => each.type === 'RichTextBlock')
    .flatMap(({ inlines }) => inlines.flatMap(({ selectAction }) => selectAction?.url ?? []));
  const buttons = actionsIn(card).flatMap((each) => (each.type === 'Action.OpenUrl' ? each.url : []));
  return [...new Set([...inTexts, ...buttons])];
}

/** Badges as their fallback shows them. */
export function elementsIn(elements: Element[]): Element[] {
  return elements.flatMap((each): Element[] => {
    switch (each.type) {
      case 'Container':
        return [each, ...elementsIn(each.items)];
      case 'ColumnSet':
        return [each, ...each.columns.flatMap(({ items }) => elementsIn(items))];
      case 'Badge':
        return [each, each.fallback];
      default:
        return [each];
    }
  });
}
