import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/** For a list whose buttons come and go: when the one with the focus goes, what stands in its place gets it. */
export function useHeldFocus(place: RefObject<HTMLElement | null>): { onFocus: () => void } {
  const last = useRef<{ element: Element; index: number } | null>(null);
  const buttons = () => [...(place.current?.querySelectorAll('button') ?? [])];
  useEffect(() => {
    if (!last.current || last.current.element.isConnected) return;
    const { index } = last.current;
    last.current = null;
    if (document.activeElement !== document.body) return;
    const dialog = place.current?.closest('[role=dialog]');
    const first = dialog?.querySelector<HTMLElement>('[data-first]') ?? dialog?.querySelector('button');
    (buttons()[index] ?? buttons().at(-1) ?? first)?.focus();
  });
  return {
    onFocus: () => {
      const index = buttons().findIndex((button) => button === document.activeElement);
      const element = buttons()[index];
      last.current = element ? { element, index } : null;
    },
  };
}
