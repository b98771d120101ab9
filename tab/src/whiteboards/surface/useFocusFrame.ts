import { useEffect } from 'react';

/** The board takes the focus when it opens; a frame around it helps only those who use keys. */
export function useFocusFrame(surface: HTMLElement | null): void {
  useEffect(() => {
    if (!surface) return;
    const end = new AbortController();
    const options = { capture: true, signal: end.signal };
    document.addEventListener('keydown', () => surface.setAttribute('data-keys', ''), options);
    document.addEventListener('pointerdown', () => surface.removeAttribute('data-keys'), options);
    return () => end.abort();
  }, [surface]);
}
