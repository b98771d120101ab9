import type { PageStart } from '../pageStart.ts';
import { element } from './element.ts';
import { openTab } from './openTab.ts';
import type { Sides } from './readSides.ts';
import { personAddress } from './readSides.ts';

/** The window that a dialog of the tab has for itself. */
export function showDialog(
  start: PageStart,
  { side, page, title }: Extract<Sides, { view: 'dialog' }>,
): void {
  const leave = () => {
    close();
    // A window that no script has opened stays: then it leads back to the tab.
    location.replace(personAddress(side, null));
  };
  const { frame } = openTab({
    start,
    side: () => side,
    address: new URL(page, start.appUrl).href,
    frameContext: 'task',
    onStart: () => undefined,
    navigate: leave,
    openDialog: () => Promise.reject(new Error('A dialog opens no other.')),
    closeDialog: leave,
  });
  document.title = `${title} · ${side.person.name}`;
  document.body.className = 'one';
  document.body.append(
    element(
      'main',
      { class: 'room side', 'data-theme': side.theme },
      element('h1', { class: 'unseen' }, `${title}, as ${side.person.name} sees it`),
      element('div', { class: 'stage' }, frame),
    ),
  );
}
