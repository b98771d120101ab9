import type { Message, NewMessage } from '../contract/messages.ts';
import { deriveId } from './chain.ts';
import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import { draftEntry } from './drafts.ts';
import type { Entry } from './entries.ts';
import { DomainError, invalid, notFound } from './errors.ts';
import type { PersonRecord } from './ports.ts';
import { toMessage } from './toMessage.ts';

/**
 * Stores a message, and only then answers. Sent twice with the same client id it exists once: `isNew` tells which
 * it was. Throws `notFound`, `caseClosed`, `invalid` (replyTo) or `conflict` (the client id came with another text).
 */
export async function sendMessage(
  context: Context,
  author: PersonRecord,
  sent: { conversationId: string; draft: NewMessage },
): Promise<{ message: Message; isNew: boolean }> {
  const { conversationId, draft } = sent;
  if (draft.replyTo !== undefined)
    await requireMessage(context, { conversationId, messageId: draft.replyTo });
  const id = await deriveId('message', conversationId, author.id, draft.clientId);
  const { text, clientId } = draft;
  const replyTo = draft.replyTo === undefined ? {} : { replyTo: draft.replyTo };
  const entryDraft = draftEntry(author, { kind: 'message', text, clientId, ...replyTo }, id);
  try {
    const appended = await context.log.append(conversationId, (state) => {
      requireWritable(state, author);
      return [entryDraft];
    });
    const entry = appended.entries[0] as Entry;
    return { message: toSentMessage(entry, draft), isNew: !appended.repeated };
  } catch (cause) {
    // It may have been stored before the case was closed, and only the answer was lost.
    const isClosed = cause instanceof DomainError && cause.code === 'caseClosed';
    const stored = isClosed ? await context.entries.readEntry(conversationId, id) : null;
    if (!stored) throw cause;
    return { message: toSentMessage(stored, draft), isNew: false };
  }
}

function requireWritable(state: ConversationState, author: PersonRecord): void {
  if (!state.members.has(author.id)) throw notFound();
  if (state.case?.state === 'closed') throw new DomainError('caseClosed', 'This case is closed.');
}

async function requireMessage(
  context: Context,
  wanted: { conversationId: string; messageId: string },
): Promise<void> {
  const entry = await context.entries.readEntry(wanted.conversationId, wanted.messageId);
  if (entry?.kind !== 'message') throw invalid('replyTo', 'is no message of this conversation');
}

function toSentMessage(entry: Entry, draft: NewMessage): Message {
  const { content } = entry;
  if (content.kind !== 'message' || content.text !== draft.text || content.replyTo !== draft.replyTo) {
    throw new DomainError('conflict', 'This clientId was used for another text.');
  }
  return toMessage(entry) as Message;
}
