import type { ConversationSummary, Member } from '../../../api/contract/conversations.ts';
import { visibleName } from '../messages/visibleName.ts';

type Named = Pick<ConversationSummary, 'name' | 'members' | 'case' | 'kind'>;

/** The given name or the case's title; without one, the names of the others. */
export function conversationName(conversation: Named, readerId: string): string {
  if (conversation.name) return visibleName(conversation.name);
  if (conversation.kind === 'serviceCase' && conversation.case) return visibleName(conversation.case.title);
  const others = othersOf(conversation.members, readerId);
  return (others.length > 0 ? others : conversation.members).map(({ name }) => visibleName(name)).join(', ');
}

/** The only other member of a conversation of two that has no name of its own: his face stands for it. */
export function soleOther(conversation: Named, readerId: string): Member | null {
  const others = othersOf(conversation.members, readerId);
  return conversation.kind === 'direct' && !conversation.name && others.length === 1
    ? (others[0] ?? null)
    : null;
}

function othersOf(members: readonly Member[], readerId: string): Member[] {
  return members.filter((member) => member.id !== readerId);
}
