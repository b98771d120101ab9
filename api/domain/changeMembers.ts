import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import { draftEntry, draftMember } from './drafts.ts';
import { DomainError, forbidden, notFound } from './errors.ts';
import type { PersonRecord } from './ports.ts';
import { requireColleagues } from './createConversation.ts';

/** A member adds people of his own company, of which each gets a line (rules CV3, CV5). Those who are in stay in. */
export async function addMembers(
  context: Context,
  author: PersonRecord,
  added: { conversationId: string; personIds: string[] },
): Promise<ConversationState> {
  const people = await requireColleagues(context, author, { personIds: added.personIds, field: 'personIds' });
  const appended = await context.log.append(added.conversationId, (state) => {
    if (!state.members.has(author.id)) throw notFound();
    return people
      .filter((person) => !state.members.has(person.id))
      .map((person) => draftMember(author, { person, how: 'added' }));
  });
  return appended.state;
}

/** Joining a case one may see; it is written down, and from then on one reads its whole history (rule SC9). */
export async function joinConversation(
  context: Context,
  person: PersonRecord,
  conversationId: string,
): Promise<ConversationState> {
  const appended = await context.log.append(conversationId, (state) =>
    state.members.has(person.id) ? [] : [draftMember(person, { person, how: 'joined' })],
  );
  return appended.state;
}

/**
 * Leaving, or removing somebody: oneself always; in a case a manager or dispatcher of the same company; in a direct
 * conversation any member. The last watcher of a side, and the last member, cannot go: `lastOfSide` (rule SC5).
 */
export async function removeMember(
  context: Context,
  author: PersonRecord,
  removed: { conversationId: string; personId: string },
): Promise<void> {
  await context.log.append(removed.conversationId, (state) => {
    const member = state.members.get(removed.personId);
    const isAuthorMember = state.members.has(author.id);
    const mayRemove = author.role === 'manager' || author.role === 'dispatcher';
    if (!isAuthorMember && !(state.case && mayRemove)) throw notFound();
    if (!member) {
      if (removed.personId === author.id) return [];
      throw notFound();
    }
    const isSelf = removed.personId === author.id;
    if (!isSelf && member.companyId !== author.companyId)
      throw forbidden('Only their own company removes people.');
    if (!isSelf && state.case && !mayRemove) throw forbidden('A manager or dispatcher removes people.');
    const ofSide = [...state.members.values()].filter((one) => one.companyId === member.companyId);
    if (ofSide.length === 1)
      throw new DomainError('lastOfSide', 'The last participant of a company cannot leave.');
    const how = isSelf ? 'left' : 'removed';
    return [
      draftEntry(author, { kind: 'memberRemoved', personId: removed.personId, personName: member.name, how }),
    ];
  });
}

/** Members of a direct conversation rename it; a Service Case Chat is named by its case. */
export async function renameConversation(
  context: Context,
  author: PersonRecord,
  renamed: { conversationId: string; name: string },
): Promise<ConversationState> {
  const name = renamed.name.trim();
  const appended = await context.log.append(renamed.conversationId, (state) => {
    if (!state.members.has(author.id)) throw notFound();
    if (state.kind !== 'direct') throw forbidden('A Service Case Chat has the title of its case.');
    return state.name === name ? [] : [draftEntry(author, { kind: 'renamed', name })];
  });
  return appended.state;
}
