import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ConversationList } from '../../../api/contract/conversations.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';

/** The reader's conversations by last activity, page by page; with a search, what the server finds. */
export function useConversationList(
  search = '',
  isWanted = true,
): UseInfiniteQueryResult<InfiniteData<ConversationList>> {
  const { api } = useSession();
  return useInfiniteQuery({
    queryKey: queryKeys.conversations(search),
    queryFn: ({ pageParam, signal }) =>
      api.get<ConversationList>(`/api/conversations${toQuery({ query: search, cursor: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    enabled: isWanted,
    // What a search finds is not kept true by the live events, which don't search.
    ...(search ? { staleTime: 30_000 } : {}),
  });
}

/** `?a=b` of what is not empty. */
export function toQuery(parameters: Record<string, string>): string {
  const filled = Object.entries(parameters).filter(([, value]) => value !== '');
  return filled.length === 0 ? '' : `?${new URLSearchParams(filled)}`;
}
