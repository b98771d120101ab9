import type { InkPoint, InkStyle, Presence } from './LaneSession.ts';

/** What is said in passing. `boardId`: in Teams all boards of a meeting or chat share one session. */
export type LaneNews = { boardId: string } & (
  | { kind: 'pointer'; pointer: { x: number; y: number; isLaser: boolean } | null }
  | { kind: 'begin'; id: string; style: InkStyle; points: InkPoint[] }
  | { kind: 'points'; id: string; points: InkPoint[] }
  | { kind: 'end'; id: string; isCancelled: boolean }
);

/** Far beyond any board, as the API has it. */
const farthest = 1_000_000;
/** Points of one message; a hand makes a few. */
const mostPoints = 1_000;
const idPattern = /^[\w-]{1,64}$/;
const colourPattern = /^#[\da-f]{6}$/i;

/** Null where another page says what ours would not. */
export function readLaneNews(said: unknown): LaneNews | null {
  const news = asRecord(said);
  const { boardId, kind, id } = news;
  if (typeof boardId !== 'string') return null;
  if (kind === 'pointer') {
    if (news.pointer === null) return { boardId, kind, pointer: null };
    const { x, y, isLaser } = asRecord(news.pointer);
    return isPlace(x) && isPlace(y) ? { boardId, kind, pointer: { x, y, isLaser: isLaser === true } } : null;
  }
  if (typeof id !== 'string' || !idPattern.test(id)) return null;
  if (kind === 'end') return { boardId, kind, id, isCancelled: news.isCancelled === true };
  const points = readPoints(news.points);
  if (!points) return null;
  if (kind === 'points') return { boardId, kind, id, points };
  const style = readStyle(news.style);
  return kind === 'begin' && style && points.length > 0 ? { boardId, kind, id, style, points } : null;
}

/** What somebody shows of himself; null where it is nothing that our page shows. */
export function readPresence(shown: unknown): Presence | null {
  const { boardId, person, viewport } = asRecord(shown);
  const { id, name, companyId } = asRecord(person);
  if (![boardId, id, name, companyId].every((text) => typeof text === 'string' && text.length <= 300))
    return null;
  const { scrollX, scrollY, zoom, width, height } = asRecord(viewport);
  const isView =
    [scrollX, scrollY, width, height].every(isPlace) && isPlace(zoom) && zoom >= 0.01 && zoom <= 100;
  return {
    boardId,
    person: { id, name, companyId },
    viewport: isView ? { scrollX, scrollY, zoom, width, height } : null,
  } as Presence;
}

function readPoints(given: unknown): InkPoint[] | null {
  if (!Array.isArray(given) || given.length > mostPoints) return null;
  const isPoint = (one: unknown) =>
    Array.isArray(one) &&
    one.length === 3 &&
    isPlace(one[0]) &&
    isPlace(one[1]) &&
    one[2] >= 0 &&
    one[2] <= 1;
  return given.every(isPoint) ? (given as InkPoint[]) : null;
}

function readStyle(given: unknown): InkStyle | null {
  const { color, width, isHighlighter } = asRecord(given);
  if (typeof color !== 'string' || !colourPattern.test(color)) return null;
  if (typeof width !== 'number' || !(width >= 0.1 && width <= 100)) return null;
  return { color, width, isHighlighter: isHighlighter === true };
}

function isPlace(one: unknown): one is number {
  return typeof one === 'number' && Math.abs(one) <= farthest;
}

function asRecord(one: unknown): Record<string, unknown> {
  return typeof one === 'object' && one !== null ? (one as Record<string, unknown>) : {};
}
