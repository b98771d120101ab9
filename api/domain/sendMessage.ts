import type { Message, NewMessage } from '../contract/messages.ts';
import { deriveId } from './chain.ts';
import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import { draftEntry } from './drafts.ts';
import type { Entry, EntryContent, Origin } from './entries.ts';
import { DomainError, invalid, notFound } from './errors.ts';
import type { PersonRecord } from './ports.ts';
import { placeFiles, shareFiles, unshareFiles } from './shareFiles.ts';
import { toMessage } from './toMessage.ts';

/**
 * Stores a message, and only then answers. Sent twice with the same client id it exists once: `isNew` tells which
 * it was. Throws `notFound`, `caseClosed`, `invalid` (replyTo, fileIds) or `conflict` (the client id came with another
 * text or other files).
 */
export async function sendMessage(
  context: Context,
  author: PersonRecord,
  sent: { conversationId: string; draft: NewMessage; origin?: Origin },
): Promise<{ message: Message; isNew: boolean }> {
  const { conversationId, draft, origin } = sent;
  const quoted =
    draft.replyTo === undefined
      ? {}
      : await requireMessage(context, { conversationId, messageId: draft.replyTo });
  const id = await deriveId('message', conversationId, author.id, draft.clientId);
  const { entry, isNew } =
    fileIdsOf(draft).length === 0
      ? await store(context, author, { conversationId, draft, id, origin, more: quoted })
      : await storeWithFiles(context, author, { conversationId, draft, id, origin, more: quoted });
  return { message: toSentMessage(entry, draft), isNew };
}

type Stored = { entry: Entry; isNew: boolean };
type Sent = {
  conversationId: string;
  draft: NewMessage;
  id: string;
  origin: Origin | undefined;
  more: Partial<Pick<EntryContent & { kind: 'message' }, 'files' | 'counts' | 'replyToSequence'>>;
};

async function storeWithFiles(context: Context, author: PersonRecord, sent: Sent): Promise<Stored> {
  const { conversationId, draft, id } = sent;
  const known = await context.entries.readEntry(conversationId, id);
  let stored: Stored;
  if (known) {
    stored = { entry: known, isNew: false };
  } else {
    const fileIds = fileIdsOf(draft);
    try {
      const files = await shareFiles(context, author, { conversationId, messageId: id, fileIds });
      stored = await store(context, author, { ...sent, more: { ...sent.more, ...files } });
    } catch (cause) {
      const isRefused = cause instanceof DomainError && cause.code !== 'unavailable';
      if (isRefused) await unshareFiles(context, id, fileIds);
      throw cause;
    }
  }
  const { sequence } = stored.entry;
  await placeFiles(context, { messageId: id, sequence, fileIds: fileIdsOf(draft) });
  return stored;
}

async function store(context: Context, author: PersonRecord, sent: Sent): Promise<Stored> {
  const { conversationId, draft, id, more } = sent;
  const { text, clientId } = draft;
  const replyTo = draft.replyTo === undefined ? {} : { replyTo: draft.replyTo };
  const origin = sent.origin === undefined ? {} : { origin: sent.origin };
  const entryDraft = draftEntry(
    author,
    { kind: 'message', text, clientId, ...replyTo, ...more, ...origin },
    id,
  );
  try {
    const appended = await context.log.append(conversationId, (state) => {
      requireWritable(state, author);
      return [entryDraft];
    });
    return { entry: appended.entries[0] as Entry, isNew: !appended.repeated };
  } catch (cause) {
    // It may have been stored before the case was closed, and only the answer was lost.
    const isClosed = cause instanceof DomainError && cause.code === 'caseClosed';
    const stored = isClosed ? await context.entries.readEntry(conversationId, id) : null;
    if (!stored) throw cause;
    return { entry: stored, isNew: false };
  }
}

function requireWritable(state: ConversationState, author: PersonRecord): void {
  if (!state.members.has(author.id)) throw notFound();
  if (state.case?.state === 'closed') throw new DomainError('caseClosed', 'This case is closed.');
}

async function requireMessage(
  context: Context,
  wanted: { conversationId: string; messageId: string },
): Promise<{ replyToSequence: number }> {
  const entry = await context.entries.readEntry(wanted.conversationId, wanted.messageId);
  if (entry?.kind !== 'message') throw invalid('replyTo', 'is no message of this conversation');
  return { replyToSequence: entry.sequence };
}

function fileIdsOf({ fileIds = [] }: NewMessage): string[] {
  return fileIds;
}

function toSentMessage(entry: Entry, draft: NewMessage): Message {
  const { content } = entry;
  // Sent again after it was deleted: nothing is left to compare.
  if (entry.now?.deletedAt !== undefined) return toMessage(entry) as Message;
  const isSame =
    content.kind === 'message' &&
    content.text === draft.text &&
    content.replyTo === draft.replyTo &&
    (content.files ?? []).map(({ id }) => id).join() === fileIdsOf(draft).join();
  if (!isSame) throw new DomainError('conflict', 'This clientId was used for another message.');
  return toMessage(entry) as Message;
}
