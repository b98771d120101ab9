import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { CaseList } from '../../../api/contract/cases.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { toQuery } from './useConversationList.ts';

/** Enough to see that there are others; more come on request, so that the direct chats stay in reach. */
const casesPerPage = 5;

/** The open cases that the reader may see but has not joined. */
export function useOtherCases(search = '', isWanted = true): UseInfiniteQueryResult<InfiniteData<CaseList>> {
  const { api } = useSession();
  return useInfiniteQuery({
    queryKey: queryKeys.otherCases(search),
    queryFn: ({ pageParam, signal }) => {
      const filter = { state: 'open', joined: 'false', query: search, cursor: pageParam };
      return api.get<CaseList>(`/api/cases${toQuery({ ...filter, limit: String(casesPerPage) })}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    enabled: isWanted,
    ...(search ? { staleTime: 30_000 } : {}),
  });
}
