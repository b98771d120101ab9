import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import type { CaseRecord } from './entries.ts';
import { notFound } from './errors.ts';
import { toFileRef } from './fileIds.ts';
import type { FileRecord } from './filePorts.ts';
import { maySee } from './fileViews.ts';
import type { PersonRecord } from './ports.ts';
import { deriveId } from './chain.ts';

/** Whether the person may see the case, which is not yet being in its chat (rules SC2, SC9). */
export function maySeeCase(person: PersonRecord, record: CaseRecord): boolean {
  if (isGfms(person)) {
    return person.serviceOrganisation === null || person.serviceOrganisation === record.serviceOrganisation;
  }
  return !record.internal && record.customer.id === person.companyId;
}

/** GFMS roles and customer roles are disjoint, so the role tells the side. */
export function isGfms(person: Pick<PersonRecord, 'role'>): boolean {
  return person.role !== 'operator' && person.role !== 'manager';
}

/** The conversation's state for one of its members; for everybody else it does not exist (rules CV1, SE2). */
export async function requireMember(
  context: Context,
  person: PersonRecord,
  conversationId: string,
): Promise<ConversationState> {
  const isMember = (known: ConversationState | null) => known?.members.has(person.id) === true;
  let state = await context.log.read(conversationId);
  // Another instance may have let him in a moment ago.
  if (state && !isMember(state)) state = await context.log.readNewest(conversationId);
  if (!state || !isMember(state)) throw notFound();
  return state;
}

/** A shared file for the members of its conversation; one that is not shared for its uploader alone. */
export async function requireFile(
  context: Context,
  person: PersonRecord,
  fileId: string,
): Promise<{ state: ConversationState; record: FileRecord }> {
  const ref = toFileRef(fileId);
  if (!ref) throw notFound();
  const state = await requireMember(context, person, ref.conversationId);
  const record = await context.files.records.read(ref);
  if (!record || !maySee(record, person.id)) throw notFound();
  return { state, record };
}

/** The log that holds the case now, for a person who may see it or takes part in it. */
export async function requireCase(
  context: Context,
  person: PersonRecord,
  number: string,
): Promise<ConversationState & { case: CaseRecord }> {
  const state = await findCase(context, number);
  if (!state) throw notFound();
  if (maySeeCase(person, state.case)) return state;
  return { ...(await requireMember(context, person, state.id)), case: state.case };
}

/** The log that holds the case now: the Service Case Chat's, or of an internal case the internal chat's. */
export async function findCase(
  context: Context,
  number: string,
): Promise<(ConversationState & { case: CaseRecord }) | null> {
  for (const audience of ['shared', 'internal'] as const) {
    const state = await context.log.read(await caseConversationId(number, audience));
    if (state && hasCase(state)) return state;
  }
  return null;
}

/** A case's number names its conversations, so no second record has to point at them. */
export function caseConversationId(number: string, audience: 'shared' | 'internal'): Promise<string> {
  return deriveId('case', audience, number);
}

function hasCase(state: ConversationState): state is ConversationState & { case: CaseRecord } {
  return state.case !== null;
}
