import type { PageStart } from '../pageStart.ts';
import { element } from './element.ts';
import { openTab } from './openTab.ts';
import type { Side } from './readSides.ts';
import { dialogAddress } from './readSides.ts';
import type { DialogWish } from './TabHost.ts';
import { toAppPage } from './toAppPage.ts';

/** How often a window is asked whether it is still there: closing it tells its opener nothing. */
const lookMilliseconds = 500;

/** The windows that this page has opened, by whose they are and what they show. */
const windows = new Map<string, Window>();

/**
 * Shows a page of the app above the tab: in a window of its own, or in place where the browser lets none open. A window
 * that shows the page already comes to the front instead. Resolves when it is closed. Rejects for an address that is not
 * the app's.
 */
export async function openDialog({ start, side, wish, place }: OpenDialogOptions): Promise<void> {
  const page = toAppPage(wish.url, start);
  if (page === null) throw new Error('A dialog shows pages of the app only.');
  const key = `${side().person.id} ${page}`;
  const known = windows.get(key);
  if (known && !known.closed) {
    known.focus();
    return untilClosed(known);
  }
  const opened = open(dialogAddress(side(), { page, title: wish.title }), '_blank', windowFeatures());
  if (!opened) return showInPlace({ start, side, wish, place });
  windows.set(key, opened);
  return untilClosed(opened);
}

function windowFeatures(): string {
  const width = Math.min(1280, screen.availWidth);
  const height = Math.min(860, screen.availHeight);
  return `popup,width=${width},height=${height}`;
}

function untilClosed(opened: Window): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!opened.closed) return;
      clearInterval(timer);
      resolve();
    }, lookMilliseconds);
  });
}

function showInPlace({ start, side, wish, place }: OpenDialogOptions): Promise<void> {
  return new Promise((resolve) => {
    const cover = element('div', { class: 'cover', role: 'dialog', 'aria-label': wish.title });
    const close = () => {
      removeEventListener('keydown', onKey);
      connection.close();
      cover.remove();
      for (const child of place.children) child.removeAttribute('inert');
      resolve();
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close();
    };
    const button = element('button', { type: 'button', class: 'small button' }, 'Close');
    button.addEventListener('click', close);
    const { frame, connection } = openTab({
      start,
      side,
      address: new URL(wish.url, start.appUrl).href,
      frameContext: 'task',
      onStart: () => undefined,
      navigate: close,
      openDialog: () => Promise.reject(new Error('A dialog opens no other.')),
      closeDialog: close,
    });
    cover.append(element('div', { class: 'coverHead' }, element('strong', {}, wish.title), button), frame);
    for (const child of place.children) child.setAttribute('inert', '');
    place.append(cover);
    addEventListener('keydown', onKey);
    button.focus();
  });
}

type OpenDialogOptions = {
  start: PageStart;
  side: () => Side;
  wish: DialogWish;
  /** What the dialog covers where it gets no window. */
  place: HTMLElement;
};
