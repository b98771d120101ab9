import type { Context } from './context.ts';
import { DomainError } from './errors.ts';

/** A message has at most 20 files; nobody shares thirty full ones in ten minutes. */
const mostBegun = 600;
const windowMs = 10 * 60_000;

type Window = { since: number; begun: number };
const windows = new WeakMap<Context, Map<string, Window>>();

/** Counts the uploads that a person begins on this instance. Throws `tooMany` beyond 600 in ten minutes (rule SE4). */
export function countUpload(context: Context, personId: string): void {
  const now = context.clock.now().getTime();
  const ofContext = windows.get(context) ?? new Map<string, Window>();
  windows.set(context, ofContext);
  const known = ofContext.get(personId);
  const window = known && now - known.since < windowMs ? known : { since: now, begun: 0 };
  window.begun += 1;
  ofContext.set(personId, window);
  if (window.begun <= mostBegun) return;
  const retryAfterSeconds = Math.ceil((window.since + windowMs - now) / 1000);
  throw new DomainError('tooMany', 'Too many uploads at once.', { retryAfterSeconds });
}
