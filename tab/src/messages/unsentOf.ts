import type { Message } from '../../../api/contract/messages.ts';
import type { OutboxEntry } from './outboxEntry.ts';

type Pages = readonly (readonly Message[])[];

/** The newest loaded sequence; 0 when nothing is loaded. */
export function newestOf(pages: Pages): number {
  return pages.findLast((items) => items.length > 0)?.at(-1)?.sequence ?? 0;
}

/**
 * The entries that the list does not hold yet. The live event may come before the answer to the request, and
 * the answer before the event: either way the message is shown once.
 */
export function unsentOf(entries: readonly OutboxEntry[], pages: Pages): readonly OutboxEntry[] {
  if (entries.length === 0) return entries;
  const newest = newestOf(pages);
  const arrived = new Set(pages.slice(-3).flatMap((items) => items.map(({ clientId }) => clientId)));
  const isShown = (entry: OutboxEntry) =>
    arrived.has(entry.clientId) || (entry.state === 'stored' && entry.message.sequence <= newest);
  return entries.some(isShown) ? entries.filter((entry) => !isShown(entry)) : entries;
}
