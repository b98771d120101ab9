import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { Details } from '../../../api/contract/conversations.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';

/** What pane 3 shows of a conversation. */
export function useDetails(conversationId: string): UseQueryResult<Details> {
  const { api } = useSession();
  return useQuery({
    queryKey: queryKeys.details(conversationId),
    queryFn: ({ signal }) =>
      api.get<Details>(`/api/conversations/${encodeURIComponent(conversationId)}/details`, signal),
  });
}
