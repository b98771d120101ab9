import type { Entry, EntryContent, MessageNow } from './entries.ts';

export type MessageChange = EntryContent & { kind: 'messageEdited' | 'messageDeleted' | 'reacted' };

export function isMessageChange(content: EntryContent): content is MessageChange {
  return content.kind === 'messageEdited' || content.kind === 'messageDeleted' || content.kind === 'reacted';
}

/** What the entry makes of the message as it was before. */
export function amendNow(
  before: MessageNow | undefined,
  change: { id: string; authorId: string; createdAt: string; content: MessageChange },
): MessageNow {
  const { content } = change;
  switch (content.kind) {
    case 'messageEdited':
      return {
        ...before,
        text: content.text,
        editedAt: change.createdAt,
        ...(content.origin ? { editedAtOrigin: content.origin.at } : {}),
        edits: [...(before?.edits ?? []), change.id],
      };
    case 'messageDeleted':
      return { deletedAt: change.createdAt, ...(before?.edits ? { edits: before.edits } : {}) };
    case 'reacted':
      return {
        ...before,
        reactions: react(before?.reactions ?? {}, { ...content, personId: change.authorId }),
      };
    default:
      return content satisfies never;
  }
}

/** The record without its text: what it said is gone, that it was said stays (rules MS4, SE5). */
export function eraseText(entry: Entry, contentHash: string): Entry {
  const { content } = entry;
  if (content.kind === 'message') {
    const { files: _files, ...rest } = content;
    return { ...entry, content: { ...rest, text: '' }, salt: '', contentHash };
  }
  if (content.kind === 'messageEdited')
    return { ...entry, content: { ...content, text: '' }, salt: '', contentHash };
  return entry;
}

function react(
  before: Record<string, string[]>,
  reaction: { emoji: string; isOn: boolean; personId: string },
): Record<string, string[]> {
  const { emoji, isOn, personId } = reaction;
  const others = (before[emoji] ?? []).filter((id) => id !== personId);
  const persons = isOn ? [...others, personId] : others;
  const { [emoji]: _before, ...rest } = before;
  return persons.length > 0 ? { ...rest, [emoji]: persons } : rest;
}
