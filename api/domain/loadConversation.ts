import { applyEntry, emptyState, type ConversationState } from './conversationState.ts';
import { fromSnapshot } from './stateSnapshot.ts';
import type { Entry } from './entries.ts';
import { amendRecent, remember, type Loaded } from './loadedConversation.ts';
import type { LogStore } from './ports.ts';

/** An instance whose feed is further behind is not ready for tabs. */
const mostUnheard = 10_000;
const pageSize = 100;

/** Reads a conversation into memory, and the entries that the feed, having reached so far, has yet to bring. */
export async function loadConversation(
  store: LogStore,
  wanted: { conversationId: string; feedReached: () => number },
): Promise<{ loaded: Loaded; unheard: Entry[] }> {
  const { conversationId } = wanted;
  const snapshot = await store.readSnapshot(conversationId);
  const state = snapshot ? fromSnapshot(snapshot) : emptyState(conversationId);
  const tail = await store.readTail(conversationId, state.sequence);
  const unheard = await findUnheard(store, { snapshot: state, tail, feedReached: wanted.feedReached });
  const loaded: Loaded = {
    state,
    recent: [],
    waiting: [],
    isWriting: false,
    snapshotAt: state.sequence,
    announcedFrom: state.sequence + tail.length + 1,
  };
  for (const entry of tail) {
    applyEntry(state, entry);
    remember(loaded, entry);
    amendRecent(loaded.recent, entry);
  }
  loaded.announcedFrom = unheard[0]?.sequence ?? loaded.announcedFrom;
  return { loaded, unheard };
}

/** What the feed has not brought yet is told at once: a later entry of this instance must not overtake it. */
async function findUnheard(
  store: LogStore,
  known: { snapshot: ConversationState; tail: Entry[]; feedReached: () => number },
): Promise<Entry[]> {
  const { snapshot, feedReached } = known;
  let entries = known.tail;
  let oldest = { sequence: snapshot.sequence + 1, storedAt: snapshot.storedAt };
  while (oldest.sequence > 1 && oldest.storedAt >= feedReached() && entries.length < mostUnheard) {
    const query = { conversationId: snapshot.id, before: oldest.sequence };
    const page = await store.readPage({ ...query, limit: pageSize });
    if (!page[0]) break;
    oldest = page[0];
    entries = [...page, ...entries];
  }
  return entries.filter((entry) => entry.storedAt >= feedReached());
}

/** Null where nothing has been written. */
export function toKnownState({ state }: Loaded): ConversationState | null {
  return state.sequence === 0 ? null : state;
}
