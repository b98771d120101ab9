import type { RefCallback } from 'react';
import { useCallback } from 'react';

const rows = '[role="listitem"]';
/** Best first: the ways of a preview, else how to close. */
const fallbacks = ['[data-focus-next]:not([aria-disabled="true"])', '[data-focus-close]'] as const;

/**
 * In a dialog: when the control that had the focus goes, the focus moves to the row that took its row's place, or to
 * another control that stays. Left to the page, keys would no longer reach the dialog.
 */
export function useKeptFocus(): RefCallback<HTMLElement> {
  return useCallback((dialog: HTMLElement | null) => {
    if (!dialog) return;
    let last: { element: Element; row: number } | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) last = { element: target, row: rowOf(dialog, target) };
    };
    const observer = new MutationObserver(() => {
      const isLost = document.activeElement === document.body || document.activeElement === null;
      if (!last || !isLost || dialog.contains(last.element)) return;
      const { row } = last;
      last = null;
      stayingControl(dialog, row)?.focus({ preventScroll: true });
    });
    dialog.addEventListener('focusin', onFocus);
    observer.observe(dialog, { childList: true, subtree: true });
    return () => {
      dialog.removeEventListener('focusin', onFocus);
      observer.disconnect();
    };
  }, []);
}

function rowOf(dialog: Element, element: Element): number {
  const row = element.closest(rows);
  return row ? [...dialog.querySelectorAll(rows)].indexOf(row) : -1;
}

function stayingControl(dialog: Element, row: number): HTMLElement | null {
  const left = row < 0 ? [] : [...dialog.querySelectorAll(rows)];
  const inRow = (left[row] ?? left.at(-1))?.querySelector('button');
  if (inRow) return inRow;
  for (const fallback of fallbacks) {
    const control = dialog.querySelector<HTMLElement>(fallback);
    if (control) return control;
  }
  return null;
}
