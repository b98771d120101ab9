import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';

/** Asks nothing while no conversation is open. */
export function useConversation(id: string | null): UseQueryResult<Conversation> {
  const { api } = useSession();
  return useQuery({
    enabled: id !== null,
    queryKey: queryKeys.conversation(id ?? ''),
    queryFn: ({ signal }) =>
      api.get<Conversation>(`/api/conversations/${encodeURIComponent(id ?? '')}`, signal),
  });
}
