import type { Conversation, NewConversation } from '../contract/conversations.ts';
import { requireCase } from './access.ts';
import { beginConversation } from './beginConversation.ts';
import { deriveId } from './chain.ts';
import type { Context } from './context.ts';
import { draftEntry } from './drafts.ts';
import { DomainError, invalid, notFound } from './errors.ts';
import type { PersonRecord } from './ports.ts';
import { showConversation } from './showConversation.ts';

/**
 * Opens a direct conversation between people of the creator's own company (rules CV1, CV2). With a client id a
 * repeat gives the same conversation again. Somebody of another company is refused like somebody who does not exist.
 */
export async function createConversation(
  context: Context,
  creator: PersonRecord,
  draft: NewConversation,
): Promise<{ conversation: Conversation; isNew: boolean }> {
  const others = await requireColleagues(context, creator, {
    personIds: draft.memberIds,
    field: 'memberIds',
  });
  if (others.every((person) => person.id === creator.id))
    throw invalid('memberIds', 'names nobody but yourself');
  if (draft.caseNumber !== undefined) await requireAttachable(context, creator, draft.caseNumber);
  const company = await context.directory.findCompany(creator.companyId);
  if (!company) throw new DomainError('notSetUp', 'Your company is not set up.');

  const id =
    draft.clientId === undefined ? crypto.randomUUID() : await deriveId('direct', creator.id, draft.clientId);
  const people = [creator, ...others.filter((person) => person.id !== creator.id)];
  const content = {
    kind: 'conversationCreated' as const,
    name: draft.name?.trim() ?? null,
    caseNumber: draft.caseNumber ?? null,
    company: { id: company.id, name: company.name, kind: company.kind },
  };
  const first = draftEntry(creator, content, await deriveId('created', id));
  const begun = await beginConversation(context, { conversationId: id, author: creator, first, people });
  // A repeat, by somebody who was removed since.
  if (!begun.state.members.has(creator.id)) throw notFound();
  return { conversation: await showConversation(context, creator, begun.state), isNew: begun.isNew };
}

/** The people with these ids, all of the person's own company; else `invalid`, whether they exist elsewhere or not. */
export async function requireColleagues(
  context: Context,
  person: PersonRecord,
  wanted: { personIds: string[]; field: string },
): Promise<PersonRecord[]> {
  const colleagues = new Map(
    (await context.directory.peopleOf(person.companyId)).map((one) => [one.id, one]),
  );
  return [...new Set(wanted.personIds)].map((id) => {
    const colleague = colleagues.get(id);
    if (!colleague) {
      throw invalid(`${wanted.field}.${wanted.personIds.indexOf(id)}`, 'is nobody of your company');
    }
    return colleague;
  });
}

/** A case one may not see is refused like one that does not exist. */
async function requireAttachable(context: Context, creator: PersonRecord, number: string): Promise<void> {
  await requireCase(context, creator, number).catch((cause: unknown) => {
    throw cause instanceof DomainError ? invalid('caseNumber', 'is no service case you can see') : cause;
  });
}
