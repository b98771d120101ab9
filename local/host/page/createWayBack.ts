import { element } from './element.ts';

/** The link to the first page; its words shrink where there is little room, its name does not. */
export function createWayBack(): HTMLElement {
  return element(
    'a',
    { class: 'small button', href: '/', 'aria-label': 'Back to start' },
    'Back',
    element('span', { class: 'roomy' }, ' to start'),
  );
}
