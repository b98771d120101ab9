import type { Pen, PenSettings, PenStroke } from './Lane.ts';
import { createOthersInk } from './createOthersInk.ts';
import { createPointBatch } from './createPointBatch.ts';
import type { LaneNews } from './LaneNews.ts';
import type { Ink, InkListeners, InkPoint, InkStyle } from './LaneSession.ts';

/** Points of one stroke as the API takes them. */
const mostPoints = 5_000;
/** A mouse has no pressure, and browsers tell this one. */
const noPressure = 0.5;

/** The pen of one overlay: says what is drawn here while it is drawn, and shows what others say. */
export function createPen({ createInk, say }: PenNeeds): LanePen {
  const listeners = new Set<(stroke: PenStroke) => void>();
  let settings: PenSettings | null = null;
  let own: { id: string; style: InkStyle; points: InkPoint[] } | null = null;
  const batch = createPointBatch((id, points) => say({ kind: 'points', id, points }));
  const ink = createInk({
    onBegin(id, point) {
      if (!settings) return;
      const { color, width, isHighlighter } = settings;
      own = { id, style: { color, width, isHighlighter }, points: [round(point)] };
      say({ kind: 'begin', id, style: own.style, points: own.points });
    },
    onPoints(id, points) {
      if (own?.id !== id) return;
      for (const point of points.map(round)) {
        const last = own.points.at(-1);
        if (last?.[0] === point[0] && last[1] === point[1]) continue;
        own.points.push(point);
        batch.add(id, point);
      }
    },
    onEnd(id, { isCancelled }) {
      if (own?.id !== id) return;
      finish(isCancelled);
    },
  });
  const others = createOthersInk(ink);

  function finish(isCancelled: boolean): void {
    if (!own) return;
    const { id, style, points } = own;
    own = null;
    batch.flush();
    say({ kind: 'end', id, isCancelled });
    if (isCancelled) return;
    const stroke = { id, ...style, ...split(thin(points)) };
    for (const listener of [...listeners]) listener(stroke);
  }

  /** Whatever is being drawn ends here, and is kept. */
  function lift(): void {
    if (!own) return;
    ink.interrupt();
    finish(false);
  }

  return {
    set(next) {
      if (own && (!next.isDrawing || next.isHighlighter !== own.style.isHighlighter)) lift();
      const isMoved = settings !== null && !isSameView(settings.viewport, next.viewport);
      settings = next;
      ink.set(next);
      if (isMoved) others.redraw();
    },
    onStroke(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settle(ids) {
      const settled = [...ids];
      others.settle(settled);
      ink.remove(settled);
    },
    hear: others.hear,
    lift,
    close() {
      lift();
      listeners.clear();
      others.close();
      ink.close();
    },
  };
}

/** Far fewer do for any picture; what is left out is every second one. */
function thin(points: InkPoint[]): InkPoint[] {
  return points.length <= mostPoints
    ? points
    : thin(points.filter((_, index) => index % 2 === 0 || index === points.length - 1));
}

function split(points: InkPoint[]): Pick<PenStroke, 'points' | 'pressures'> {
  return {
    points: points.map(([x, y]) => [x, y]),
    pressures: points.every(([, , pressure]) => pressure === noPressure)
      ? []
      : points.map(([, , pressure]) => pressure),
  };
}

function round([x, y, pressure]: InkPoint): InkPoint {
  return [Math.round(x * 100) / 100, Math.round(y * 100) / 100, Math.round(pressure * 1000) / 1000];
}

function isSameView(one: PenSettings['viewport'], other: PenSettings['viewport']): boolean {
  return one.scrollX === other.scrollX && one.scrollY === other.scrollY && one.zoom === other.zoom;
}

type WithoutBoard<News> = News extends unknown ? Omit<News, 'boardId'> : never;
/** What a pen says; the lane adds the board. */
export type PenNews = WithoutBoard<LaneNews>;

type PenNeeds = { createInk: (listeners: InkListeners) => Ink; say: (news: PenNews) => void };

export type LanePen = Pen & {
  hear: (news: LaneNews, clientId: string) => void;
  /** As if the pen were lifted from the board. */
  lift: () => void;
};
