import type { EntryContent, EntryDraft } from './entries.ts';
import type { PersonRecord } from './ports.ts';

/** `Omit` for each member of the union, which the plain one would merge. */
export type WithoutAuthor<Content> = Content extends unknown ? Omit<Content, 'authorName'> : never;

/** An entry by the person; without an id of its own it gets a new one. */
export function draftEntry(
  author: PersonRecord,
  content: WithoutAuthor<EntryContent>,
  id: string = crypto.randomUUID(),
): EntryDraft {
  return {
    id,
    authorId: author.id,
    authorCompanyId: author.companyId,
    content: { ...content, authorName: author.name },
  };
}

/** Bytes that these drafts of messages take at most: a character has six of them where JSON escapes it. */
export function sizeOf(drafts: EntryDraft[]): number {
  let size = 0;
  for (const { content } of drafts)
    size +=
      content.kind === 'message' ? content.text.length * 6 + 1_000 + (content.files ?? []).length * 2_000 : 0;
  return size;
}

export function draftMember(
  author: PersonRecord,
  added: { person: PersonRecord; how: 'joined' | 'added' | 'first' },
  id?: string,
): EntryDraft {
  const { id: personId, name, companyId, role } = added.person;
  const member = { id: personId, name, companyId, role };
  return draftEntry(author, { kind: 'memberAdded', member, how: added.how }, id);
}
