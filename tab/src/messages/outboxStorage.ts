import type { OutboxEntry } from './outboxEntry.ts';
import type { TextStorage } from './textStorage.ts';

/** Where entries outlive a reload: one item each, so that two tabs of one person never overwrite one another. */
export type OutboxStorage = {
  load: () => OutboxEntry[];
  save: (entry: OutboxEntry) => void;
  remove: (clientId: string) => void;
  isKept: () => boolean;
};

export function createOutboxStorage(storage: TextStorage, personId: string): OutboxStorage {
  const prefix = `conferencing.outbox.${personId}.`;
  return {
    load: () =>
      storage
        .keys(prefix)
        .flatMap((key) => toEntry(storage.get(key)))
        .sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1)),
    save: (entry) => storage.set(prefix + entry.clientId, JSON.stringify(entry)),
    remove: (clientId) => storage.remove(prefix + clientId),
    isKept: () => storage.isKept(),
  };
}

/** Anyone can write into browser storage: what does not look like an entry is left alone. */
function toEntry(json: string | null): OutboxEntry[] {
  try {
    const found = JSON.parse(json ?? 'null') as Partial<OutboxEntry> | null;
    if (!found) return [];
    const { conversationId, clientId, text, createdAt } = found;
    if (![conversationId, clientId, text, createdAt].every((field) => typeof field === 'string')) return [];
    const replyTo = toReplyTo(found.replyTo);
    const known = { conversationId, clientId, text, createdAt, ...replyTo } as OutboxEntry;
    return found.state === 'failed' && found.refusal
      ? [{ ...known, state: 'failed', refusal: found.refusal }]
      : [{ ...known, state: 'waiting', delay: null }];
  } catch {
    return [];
  }
}

function toReplyTo(found: OutboxEntry['replyTo']): Pick<OutboxEntry, 'replyTo'> {
  const isOne = typeof found?.id === 'string' && Number.isSafeInteger(found.sequence);
  return isOne ? { replyTo: { id: found.id, sequence: found.sequence } } : {};
}
