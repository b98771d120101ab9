import type { Container } from './card.ts';
import { shorten } from '../../api/domain/relay/cutText.ts';
import { messageText } from './messageText.ts';

/** What the person wrote, so that he sees which text is meant; the whole of it is kept elsewhere. */
export function keptText(text: string): Container {
  return { type: 'Container', style: 'emphasis', items: messageText(shorten(text, 600)) };
}
