import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import { draftMember } from './drafts.ts';
import type { EntryDraft } from './entries.ts';
import type { PersonRecord } from './ports.ts';

/** Beside the first entry: a write takes 100 entries. */
const peopleAtOnce = 99;

/**
 * Writes the first entries of a log, unless they are there: what begins it and its first members, the author among
 * them. Of many people those who find no room in the first write follow it, and a repeat after a crash completes them.
 */
export async function beginConversation(
  context: Context,
  begun: { conversationId: string; author: PersonRecord; first: EntryDraft; people: PersonRecord[] },
): Promise<{ state: ConversationState; isNew: boolean }> {
  const { conversationId, author, first, people } = begun;
  const toDrafts = (some: PersonRecord[]) =>
    some.map((person) => draftMember(author, { person, how: 'first' }));
  const drafts = [first, ...toDrafts(people.slice(0, peopleAtOnce))];
  const appended = await context.log.append(conversationId, (state) => (state.sequence === 0 ? drafts : []));
  let { state } = appended;
  for (let from = peopleAtOnce; from < people.length; from += peopleAtOnce) {
    const more = people.slice(from, from + peopleAtOnce);
    const isMissing = (now: ConversationState) => (person: PersonRecord) =>
      !now.members.has(person.id) && !now.former.has(person.id);
    ({ state } = await context.log.append(conversationId, (now) =>
      now.members.has(author.id) ? toDrafts(more.filter(isMissing(now))) : [],
    ));
  }
  return { state, isNew: appended.entries.length > 0 && !appended.repeated };
}
