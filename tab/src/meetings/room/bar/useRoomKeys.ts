import { useEffect, useEffectEvent } from 'react';
import type { KeyAction } from './roomKeys.ts';
import { roomKeys } from './roomKeys.ts';

const actionOf = new Map<string, KeyAction>(
  Object.entries(roomKeys).map(([action, key]) => [key, action as KeyAction]),
);

/** Keys of the room, wherever the focus is but in a text or a dialog. */
export function useRoomKeys(isOn: boolean, act: (action: KeyAction) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey, repeat, defaultPrevented, target } = event;
    if (altKey || ctrlKey || metaKey || repeat || defaultPrevented) return;
    if (target instanceof Element && target.closest(takesKeys)) return;
    const action = actionOf.get(key.toUpperCase());
    if (!action) return;
    event.preventDefault();
    act(action);
  });
  useEffect(() => {
    if (!isOn) return;
    const end = new AbortController();
    window.addEventListener('keydown', (event) => press(event), { signal: end.signal });
    return () => end.abort();
  }, [isOn]);
}

const takesKeys = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]';
