import type { KeyboardEvent } from 'react';

/**
 * With the arrow keys from the list to its lowest message in sight, and from one message to the next; what one can
 * do with a message is then one Tab away. Whether the key meant that.
 */
export function moveToMessage(event: KeyboardEvent<HTMLElement>): boolean {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const list = event.currentTarget;
  if (step === undefined || !(event.target instanceof HTMLElement)) return false;
  const isInList = event.target === list;
  if (!isInList && !event.target.matches('[data-message]')) return false;
  const messages = [...list.querySelectorAll<HTMLElement>('[data-message]')];
  const bottom = list.getBoundingClientRect().bottom;
  const next = isInList
    ? messages.findLast((message) => message.getBoundingClientRect().top < bottom)
    : messages[messages.indexOf(event.target) + step];
  event.preventDefault();
  next?.focus();
  return true;
}
