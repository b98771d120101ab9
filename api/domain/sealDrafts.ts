import { sealEntry } from './chain.ts';
import type { ConversationState } from './conversationState.ts';
import type { Entry, EntryDraft } from './entries.ts';

/** Gives drafts the next places behind the state, in their order. */
export async function sealDrafts(
  state: ConversationState,
  sealed: { drafts: EntryDraft[]; now: Date },
): Promise<Omit<Entry, 'storedAt'>[]> {
  const entries: Omit<Entry, 'storedAt'>[] = [];
  let { sequence, hash: previousHash, ordinal } = state;
  // A clock that was set back must not turn the order of the log around.
  const now = sealed.now.toISOString();
  const createdAt = now < state.newestAt ? state.newestAt : now;
  for (const draft of sealed.drafts) {
    sequence += 1;
    if (draft.content.kind === 'message') ordinal += 1;
    const place = { conversationId: state.id, sequence, previousHash, ordinal, createdAt };
    const entry = await sealEntry(draft, place);
    previousHash = entry.hash;
    entries.push(entry);
  }
  return entries;
}
