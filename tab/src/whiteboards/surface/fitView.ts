export type Box = { x: number; y: number; width: number; height: number };
export type Margins = { top: number; right: number; bottom: number; left: number };
type View = { scrollX: number; scrollY: number; zoom: number };

/** Excalidraw's own bounds. */
const [leastZoom, mostZoom] = [0.1, 30];

/** Scroll and zoom that show the whole box between the bars, never larger than `mostScale`. */
export function fitView(
  box: Box,
  surface: { width: number; height: number },
  { margins, mostScale = 1 }: { margins: Margins; mostScale?: number },
): View {
  const width = Math.max(50, surface.width - margins.left - margins.right);
  const height = Math.max(50, surface.height - margins.top - margins.bottom);
  const scale = Math.min(width / Math.max(1, box.width), height / Math.max(1, box.height), mostScale);
  const zoom = Math.min(mostZoom, Math.max(leastZoom, scale));
  return {
    scrollX: (margins.left + width / 2) / zoom - (box.x + box.width / 2),
    scrollY: (margins.top + height / 2) / zoom - (box.y + box.height / 2),
    zoom,
  };
}

/** The box around all of them; null for none. */
export function boxAround(elements: readonly Box[]): Box | null {
  if (elements.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of elements) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The same zoom around the middle of the surface. */
export function zoomView(view: View, zoom: number, surface: { width: number; height: number }): View {
  const next = Math.min(mostZoom, Math.max(leastZoom, zoom));
  const middle = { x: surface.width / 2, y: surface.height / 2 };
  return {
    scrollX: view.scrollX + middle.x / next - middle.x / view.zoom,
    scrollY: view.scrollY + middle.y / next - middle.y / view.zoom,
    zoom: next,
  };
}

/** What lies in the middle of the surface, in units of the board. */
export function centreOf(viewport: {
  scrollX: number;
  scrollY: number;
  zoom: number;
  width: number;
  height: number;
}) {
  return {
    x: viewport.width / 2 / viewport.zoom - viewport.scrollX,
    y: viewport.height / 2 / viewport.zoom - viewport.scrollY,
  };
}
