import type { ConversationSummary } from '../../../api/contract/conversations.ts';

/** Members of a case's chat are the watchers of the case. */
export function membersPath({
  id,
  kind,
  case: item,
}: Pick<ConversationSummary, 'id' | 'kind' | 'case'>): string {
  return kind === 'serviceCase' && item
    ? `/api/cases/${encodeURIComponent(item.number)}/watchers`
    : `/api/conversations/${encodeURIComponent(id)}/members`;
}
