import { useSyncExternalStore } from 'react';

/** Whether the finger is the main pointer: then there is a keyboard on the screen, and Enter makes a new line. */
export function useIsTouch(): boolean {
  return useSyncExternalStore(subscribe, isTouch);
}

let list: MediaQueryList | null = null;

function query(): MediaQueryList {
  list ??= window.matchMedia('(pointer: coarse)');
  return list;
}

function isTouch(): boolean {
  return query().matches;
}

function subscribe(listener: () => void): () => void {
  query().addEventListener('change', listener);
  return () => query().removeEventListener('change', listener);
}
