import type { RefCallback } from 'react';
import { useCallback, useEffect, useState } from 'react';

export type Layout = 'three' | 'two' | 'one';

/** Panes side by side: three from 800 px, two from 601, else one with tabs. */
export function layoutOf(width: number): Layout {
  if (width >= 800) return 'three';
  return width >= 601 ? 'two' : 'one';
}

/**
 * Measures the element that gets `ref`. Widths are compared here and not by media queries, which Griffel
 * sorts by their text, so that overlapping ranges come out in the wrong order.
 */
export function useLayout(): { ref: RefCallback<HTMLElement>; width: number; layout: Layout } {
  const [width, setWidth] = useState(() => document.documentElement.clientWidth);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const layout = layoutOf(width);
  useEffect(() => {
    // Dialogs and menus lie outside of the panes and want to know too.
    document.documentElement.dataset['layout'] = layout;
  }, [layout]);
  return { ref, width, layout };
}

/** Every width of design.md's "Layout" that the panes take. */
export function paneWidths(width: number): { list: number; details: number } {
  if (width >= 1440) return { list: 320, details: 344 };
  if (width >= 1100) return { list: 300, details: 312 };
  if (width >= 800) return { list: 220, details: 236 };
  return { list: width >= 700 ? 284 : 240, details: 320 };
}
