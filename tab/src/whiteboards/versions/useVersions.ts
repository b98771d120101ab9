import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { BoardVersionList } from '../../../../api/contract/whiteboards.ts';
import { queryKeys } from '../../queryKeys.ts';
import { useSession } from '../../session.ts';
import { boardPath } from '../boardPath.ts';

export type Versions = UseInfiniteQueryResult<InfiniteData<BoardVersionList>>;

/** The board's versions, newest first; asked for whenever the list is opened. */
export function useVersions(whiteboardId: string): Versions {
  const { api } = useSession();
  return useInfiniteQuery({
    queryKey: queryKeys.boardVersions(whiteboardId),
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === '' ? '' : `?${new URLSearchParams({ cursor: pageParam })}`;
      return api.get<BoardVersionList>(`${boardPath(whiteboardId)}/versions${query}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
    staleTime: 0,
  });
}
