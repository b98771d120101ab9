import { amendNow, eraseText, isMessageChange } from './amendMessage.ts';
import type { ConversationState } from './conversationState.ts';
import type { Entry, EntryDraft } from './entries.ts';

/** Decides on the newest state what to append; throws a DomainError to refuse. */
export type Decide = (state: ConversationState) => EntryDraft[];

/** What an append came to. `repeated`: the first draft's id was there already, with these contents. */
export type Appended = { entries: Entry[]; repeated: boolean; state: ConversationState };

export type Waiting = Deciding | { alone: () => Promise<void> };

type Deciding = {
  decide: Decide;
  resolve: (appended: Appended) => void;
  reject: (cause: unknown) => void;
};

export type Taken = { waiting: Deciding; drafts: EntryDraft[] };

/** A conversation in memory, and who waits to write to it. */
export type Loaded = {
  state: ConversationState;
  /** The newest entries, for repeats and for tabs that resume. */
  recent: Entry[];
  waiting: Waiting[];
  isWriting: boolean;
  snapshotAt: number;
  /** From this sequence on the listeners have been told; earlier ones they hear when the feed brings them. */
  announcedFrom: number;
};

/**
 * Instances that write without a pause outrun one that must read first: 20 attempts were too few for it to get its
 * place. More are made only as long as they are quick, for a store in trouble answers as if the place were taken.
 */
export const attempts = { sure: 20, most: 200, withinMs: 5_000 };
/** Whether a repeat is older than memory is asked at the first conflict, and rarely after: the tail brings newer ones. */
export const attemptsPerAsking = 20;
/** About 4 kB each with a dozen members and little text. */
export const mostInMemory = 5_000;
/** Entries kept in memory of each loaded conversation: what 5,000 tabs ask for after a short cut. */
const recentEntries = 256;

/** Keeps the newest entries, cutting off the oldest half now and then rather than one each time. */
export function remember(loaded: Loaded, entry: Entry): void {
  loaded.recent.push(entry);
  if (loaded.recent.length > recentEntries * 2) loaded.recent.splice(0, recentEntries);
}

/** Brings the messages in memory up to date with an entry that edits, deletes or reacts. */
export function amendRecent(recent: Entry[], entry: Entry): void {
  const { content } = entry;
  if (!isMessageChange(content)) return;
  const at = recent.findIndex((one) => one.id === content.messageId);
  const message = recent[at];
  if (!message) return;
  // A record that came from the store just now may hold the change already.
  if (message.now?.edits?.includes(entry.id) || message.now?.deletedAt !== undefined) return;
  const now = amendNow(message.now, { ...entry, content });
  recent[at] = { ...message, now };
  if (content.kind !== 'messageDeleted') return;
  for (const [index, one] of recent.entries()) {
    if (one.id === content.messageId || now.edits?.includes(one.id)) recent[index] = eraseText(one, '');
  }
}

/** After others have written: what is to be written now. Who is refused by the newer state is told so. */
export function decideAgain(state: ConversationState, taken: Taken[]): Taken[] {
  return taken.flatMap(({ waiting }) => {
    try {
      return [{ waiting, drafts: waiting.decide(state) }];
    } catch (cause) {
      waiting.reject(cause);
      return [];
    }
  });
}

export function answerAppended(
  one: { waiting: Deciding },
  appended: { entries: Entry[]; loaded: Loaded },
): void {
  one.waiting.resolve({ entries: appended.entries, repeated: false, state: appended.loaded.state });
}
