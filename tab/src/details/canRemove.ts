import type { ConversationSummary, Member } from '../../../api/contract/conversations.ts';
import type { Person } from '../../../api/contract/people.ts';

/**
 * Whether the server would let the reader take this member out: always himself; from a direct chat any
 * member; from a case's chat a manager or dispatcher people of his own company.
 */
export function canRemove(
  reader: Person,
  member: Member,
  conversation: Pick<ConversationSummary, 'kind'>,
): boolean {
  if (member.id === reader.id) return true;
  if (member.companyId !== reader.companyId) return false;
  return conversation.kind === 'direct' || reader.role === 'manager' || reader.role === 'dispatcher';
}
