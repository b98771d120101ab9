import { limits } from '../contract/limits.ts';
import type { EarlierTexts, Message } from '../contract/messages.ts';
import { toFileRef } from './fileIds.ts';
import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import { deleteFile } from './deleteFile.ts';
import { draftEntry } from './drafts.ts';
import type { Entry, Origin } from './entries.ts';
import { DomainError, forbidden, invalid, notFound } from './errors.ts';
import type { PersonRecord } from './ports.ts';
import { toMessage } from './toMessage.ts';

/** Each edit is a record of its own, and goes with the message: one batch takes 100. */
const mostEdits = 50;
const mostReactions = 20;

type Changed = { conversationId: string; messageId: string; origin?: Origin; entryId?: string };

/**
 * Its author gives a message another text; the earlier ones stay readable (rule MS4). The same text changes nothing.
 * An edit of a Teams place that is older than the newest one changes nothing either. Throws `notFound`, `forbidden`,
 * `caseClosed`, `conflict` (deleted, or edited too often).
 */
export async function editMessage(
  context: Context,
  author: PersonRecord,
  edited: Changed & { text: string },
): Promise<Message> {
  const { text, origin } = edited;
  const message = await context.log.changeMessage(edited.conversationId, {
    messageId: edited.messageId,
    decide(state, known) {
      requireOwn(state, author, known);
      if (known.now?.deletedAt !== undefined) throw new DomainError('conflict', 'The message was deleted.');
      if (known.content.kind !== 'message' || (known.now?.text ?? known.content.text) === text) return null;
      if (origin && isOlder(origin, known)) return null;
      if (text.trim() === '' && !known.content.files) throw invalid('text', 'is empty');
      if ((known.now?.edits?.length ?? 0) >= mostEdits)
        throw new DomainError('conflict', `A message may be edited ${mostEdits} times.`);
      const of = { messageId: known.id, messageSequence: known.sequence, ...(origin ? { origin } : {}) };
      return draftEntry(author, { kind: 'messageEdited', text, ...of }, edited.entryId);
    },
  });
  return toMessage(message) as Message;
}

/**
 * Its author deletes a message: a tombstone stays, the texts of all versions go, and its files (rule MS4). Deleted twice
 * it is deleted once. Throws `notFound`, `forbidden` or `caseClosed`.
 */
export async function deleteMessage(
  context: Context,
  author: PersonRecord,
  deleted: Changed,
): Promise<Message> {
  const { origin } = deleted;
  let fileIds: string[] | null = null;
  const message = await context.log.changeMessage(deleted.conversationId, {
    messageId: deleted.messageId,
    decide(state, known) {
      requireOwn(state, author, known);
      if (known.now?.deletedAt !== undefined) return null;
      fileIds = known.content.kind === 'message' ? (known.content.files ?? []).map(({ id }) => id) : [];
      const of = { messageId: known.id, messageSequence: known.sequence, ...(origin ? { origin } : {}) };
      return draftEntry(author, { kind: 'messageDeleted', ...of }, deleted.entryId);
    },
  });
  // Deleted before, and perhaps cut off then: the tombstone names no files.
  fileIds ??= await filesOf(context, deleted);
  for (const fileId of fileIds) await deleteFileOf(context, author, fileId);
  return toMessage(message) as Message;
}

/** A member reacts, or takes it back; what is so already changes nothing. Throws `notFound`, `caseClosed`, `conflict`. */
export async function reactToMessage(
  context: Context,
  person: PersonRecord,
  reacted: Changed & { emoji: string; isOn: boolean },
): Promise<Message> {
  const { emoji, isOn, origin } = reacted;
  const message = await context.log.changeMessage(reacted.conversationId, {
    messageId: reacted.messageId,
    decide(state, known) {
      requireOpen(state, person);
      if (known.now?.deletedAt !== undefined) throw new DomainError('conflict', 'The message was deleted.');
      const reactions = known.now?.reactions ?? {};
      if ((reactions[emoji] ?? []).includes(person.id) === isOn) return null;
      if (isOn && !reactions[emoji] && Object.keys(reactions).length >= mostReactions)
        throw new DomainError('conflict', `A message may have ${mostReactions} kinds of reactions.`);
      const of = { messageId: known.id, messageSequence: known.sequence, ...(origin ? { origin } : {}) };
      return draftEntry(person, { kind: 'reacted', emoji, isOn, ...of }, reacted.entryId);
    },
  });
  return toMessage(message) as Message;
}

/** What a message said before, oldest first; nothing of a deleted one. Throws `notFound`. */
export async function readEarlierTexts(
  context: Context,
  wanted: { conversationId: string; messageId: string },
): Promise<EarlierTexts> {
  const { conversationId, messageId } = wanted;
  const message = await context.entries.readEntry(conversationId, messageId);
  if (message?.content.kind !== 'message') throw notFound();
  if (message.now?.deletedAt !== undefined) return { items: [] };
  const edits = await Promise.all(
    (message.now?.edits ?? []).map((id) => context.entries.readEntry(conversationId, id)),
  );
  const versions = [message, ...edits].flatMap((entry) =>
    entry && 'text' in entry.content ? [{ text: entry.content.text, writtenAt: entry.createdAt }] : [],
  );
  return { items: versions.slice(0, -1) };
}

function requireOpen(state: ConversationState, person: PersonRecord): void {
  if (!state.members.has(person.id)) throw notFound();
  if (state.case?.state === 'closed') throw new DomainError('caseClosed', 'This case is closed.');
}

function requireOwn(state: ConversationState, author: PersonRecord, message: Entry): void {
  requireOpen(state, author);
  if (message.authorId !== author.id) throw forbidden('Who wrote a message changes it.');
}

/** Two edits of a Teams place may come in the wrong order. */
function isOlder(origin: Origin, message: Entry): boolean {
  return message.now?.editedAtOrigin !== undefined && origin.at <= message.now.editedAtOrigin;
}

async function filesOf(context: Context, of: Changed): Promise<string[]> {
  const { conversationId, messageId } = of;
  const wanted = { conversationId, messageId, limit: limits.filesPerMessage };
  return (await context.files.records.list(wanted)).map(({ id }) => id);
}

async function deleteFileOf(context: Context, author: PersonRecord, fileId: string): Promise<void> {
  const ref = toFileRef(fileId);
  const record = ref && (await context.files.records.read(ref));
  const state = ref && (await context.log.read(ref.conversationId));
  if (record && state) await deleteFile(context, author, { state, record });
}
