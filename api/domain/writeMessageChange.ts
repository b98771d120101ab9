import { amendNow, eraseText, isMessageChange } from './amendMessage.ts';
import { hashContent } from './chain.ts';
import type { ConversationState } from './conversationState.ts';
import type { Entry, EntryDraft } from './entries.ts';
import { DomainError, notFound } from './errors.ts';
import type { Loaded } from './loadedConversation.ts';
import type { AmendedEntry, Clock, LogStore } from './ports.ts';
import { sealDrafts } from './sealDrafts.ts';

export type MessageChanging = {
  messageId: string;
  decide: (state: ConversationState, message: Entry) => EntryDraft | null;
};

/** Others write to the conversation too; each attempt reads anew. */
const mostAttempts = 50;

/** The log's own means, for {@link ConversationLog.changeMessage}. */
export async function writeMessageChange(
  log: { store: LogStore; clock: Clock; catchUp(): Promise<void>; apply(entry: Entry, changed: Entry): void },
  changing: { loaded: Loaded; change: MessageChanging },
): Promise<Entry> {
  const { store, clock } = log;
  const { state } = changing.loaded;
  const { messageId, decide } = changing.change;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    await log.catchUp();
    const known = state.sequence === 0 ? null : await store.readForChange(state.id, messageId);
    if (known?.entry.kind !== 'message') throw notFound();
    const message: Entry = { storedAt: state.storedAt, ...known.entry };
    const draft = decide(state, message);
    if (!draft) return message;
    // The same change once more, whose first answer was lost.
    if (attempt > 0 && (await store.readEntry(state.id, draft.id))) return message;
    const [entry] = await sealDrafts(state, { drafts: [draft], now: clock.now() });
    if (!entry) return message;
    const amended = await amend(store, { message: { ...known, entry: message }, entry });
    const written = await store.append([entry], amended);
    if (written.outcome === 'appended') {
      const changed = amended[0]?.entry as Entry;
      log.apply({ ...entry, storedAt: written.storedAt }, changed);
      return changed;
    }
  }
  throw new DomainError('unavailable', 'The conversation is being written to too much.', {
    retryAfterSeconds: 1,
  });
}

/** The message first; of a deleted one also the records of its edits, for their texts go too. */
async function amend(
  store: LogStore,
  change: { message: AmendedEntry; entry: Omit<Entry, 'storedAt'> },
): Promise<AmendedEntry[]> {
  const { message, entry } = change;
  const { content } = entry;
  if (!isMessageChange(content)) return [];
  const before = message.entry as Entry;
  const now = amendNow(before.now, { ...entry, content });
  if (content.kind !== 'messageDeleted') return [{ entry: { ...before, now }, version: message.version }];
  const edits = await Promise.all(
    (now.edits ?? []).map((id) => store.readForChange(entry.conversationId, id)),
  );
  return [
    { entry: { ...(await erase(before)), now }, version: message.version },
    ...(await Promise.all(
      edits.flatMap((edit) =>
        edit ? [erase(edit.entry as Entry).then((erased) => ({ entry: erased, version: edit.version }))] : [],
      ),
    )),
  ];
}

async function erase(entry: Entry): Promise<Entry> {
  return eraseText(entry, entry.contentHash ?? (await hashContent(entry)));
}
