import type { LaneNews } from './LaneNews.ts';
import type { Ink, InkPoint, InkStyle, WetInk } from './LaneSession.ts';

/** One hand draws one stroke; a second one begins when the end of the first was lost. */
const mostOfOne = 2;
/** Points of one stroke, as the API takes them. */
const mostPoints = 5_000;
/** Milliseconds after which a stroke goes that nothing more is heard of: who drew it is gone, or the server refused it. */
const longestSilence = 20_000;
const sweepEvery = 5_000;

/** Others' strokes: wet while they are drawn, then until they are elements. Those that began before one came are not shown. */
export function createOthersInk(ink: Ink): OthersInk {
  const strokes = new Map<string, OthersStroke>();
  const sweeping = setInterval(sweep, sweepEvery);

  function drop(id: string): void {
    strokes.get(id)?.wet?.cancel();
    strokes.delete(id);
    ink.remove([id]);
  }

  function sweep(): void {
    const before = performance.now() - longestSilence;
    for (const [id, { heardAt }] of strokes) if (heardAt < before) drop(id);
  }

  return {
    hear(news, clientId) {
      if (news.kind === 'pointer') return;
      if (news.kind === 'begin') {
        const { id, style, points } = news;
        if (strokes.has(id)) return;
        const wet = [...strokes].filter(([, one]) => one.clientId === clientId && one.wet !== null);
        for (const [oldest] of wet.slice(0, Math.max(0, wet.length + 1 - mostOfOne))) drop(oldest);
        const stroke = {
          clientId,
          style,
          points,
          heardAt: performance.now(),
          wet: ink.begin({ id, style, points }),
        };
        strokes.set(id, stroke);
        return;
      }
      const stroke = strokes.get(news.id);
      if (!stroke?.wet || stroke.clientId !== clientId) return;
      stroke.heardAt = performance.now();
      if (news.kind === 'points') {
        const points = news.points.slice(0, mostPoints - stroke.points.length);
        stroke.points.push(...points);
        stroke.wet.add(points);
      } else if (news.isCancelled) {
        drop(news.id);
      } else {
        stroke.wet.end();
        stroke.wet = null;
      }
    },
    settle(ids) {
      if (strokes.size === 0) return;
      for (const id of ids) if (strokes.has(id)) drop(id);
    },
    redraw() {
      for (const [id, stroke] of strokes) {
        if (!stroke.wet) continue;
        stroke.wet.cancel();
        stroke.wet = ink.begin({ id, style: stroke.style, points: stroke.points });
      }
    },
    close() {
      clearInterval(sweeping);
      strokes.clear();
    },
  };
}

type OthersStroke = {
  clientId: string;
  style: InkStyle;
  points: InkPoint[];
  heardAt: number;
  /** Null once it is finished. */
  wet: WetInk | null;
};

type OthersInk = {
  hear: (news: LaneNews, clientId: string) => void;
  /** These are elements now. */
  settle: (ids: readonly string[]) => void;
  /** The board was moved: what is wet was drawn for where it lay. */
  redraw: () => void;
  close: () => void;
};
