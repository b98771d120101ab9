import { toItem, toSnapshotItem } from '../../api/adapters/cosmos/createLogStore.ts';
import { sealEntry } from '../../api/domain/chain.ts';
import { applyEntry, emptyState, type ConversationState } from '../../api/domain/conversationState.ts';
import { toSnapshot } from '../../api/domain/stateSnapshot.ts';
import type { EntryDraft } from '../../api/domain/entries.ts';

const itemsPerWrite = 5_000;

/**
 * Seals the drafts as one log and hands its items on in portions, the snapshot last: for loads so large that sending
 * them one by one would take hours. `createdAt` is asked with each entry's sequence.
 */
export async function writeSealedLog(log: {
  conversationId: string;
  drafts: Iterable<EntryDraft>;
  createdAt: (sequence: number) => Date;
  write: (items: object[]) => void;
}): Promise<ConversationState> {
  const state = emptyState(log.conversationId);
  let items: object[] = [];
  for (const draft of log.drafts) {
    const sequence = state.sequence + 1;
    const entry = await sealEntry(draft, {
      conversationId: log.conversationId,
      sequence,
      previousHash: state.hash,
      ordinal: state.ordinal + (draft.content.kind === 'message' ? 1 : 0),
      createdAt: log.createdAt(sequence).toISOString(),
    });
    applyEntry(state, { ...entry, storedAt: 1 });
    if (items.push(toItem(entry)) < itemsPerWrite) continue;
    log.write(items);
    items = [];
  }
  log.write([...items, toSnapshotItem(toSnapshot(state))]);
  return state;
}
