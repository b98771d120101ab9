import type { FocusEvent, KeyboardEvent } from 'react';
import { useState } from 'react';

/**
 * The arrow keys, Home and End move between the elements with `data-row`. The Tab key stops at one of them:
 * the one that had the focus last, else the one given.
 */
export function useArrowKeys(preferredKey: string | null) {
  const [focusedKey, setFocusedKey] = useState<string | null>(null);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.findIndex((row) => row === document.activeElement);
    if (at < 0) return;
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = target === undefined ? undefined : rows[target];
    if (target === undefined) return;
    event.preventDefault();
    row?.focus();
  }

  function onFocus(event: FocusEvent<HTMLElement>): void {
    const key = event.target.closest<HTMLElement>('[data-row-key]')?.dataset['rowKey'];
    if (key) setFocusedKey(key);
  }

  /** Of the keys that are shown now, the one at which the Tab key stops. */
  function tabStopAmong(keys: readonly string[]): string | null {
    if (focusedKey && keys.includes(focusedKey)) return focusedKey;
    return preferredKey && keys.includes(preferredKey) ? preferredKey : (keys[0] ?? null);
  }

  return { handlers: { onKeyDown, onFocus }, tabStopAmong };
}
