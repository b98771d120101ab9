import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { Whiteboard, WhiteboardList } from '../../../api/contract/whiteboards.ts';
import { ApiFailure } from '../api.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { boardsPath, conversationOfBoard } from './boardPath.ts';

/** The addresses in a board work for 15 minutes at least. */
const freshMs = 10 * 60_000;

/** All boards of a conversation, newest first. Live events renew it. `isKeptFresh`: for who exports by its addresses. */
export function useWhiteboards(
  conversationId: string,
  { isKeptFresh = false }: { isKeptFresh?: boolean } = {},
): UseQueryResult<readonly Whiteboard[]> {
  const { api } = useSession();
  return useQuery({
    queryKey: queryKeys.whiteboards(conversationId),
    queryFn: ({ signal }) => api.get<WhiteboardList>(boardsPath(conversationId), signal),
    select: ({ items }) => items,
    staleTime: freshMs,
    refetchInterval: isKeptFresh ? freshMs : false,
  });
}

export type ShownWhiteboard = {
  board: Whiteboard | null;
  /** Why it is not there: it never was, the reader is no member, or nobody answers. */
  error: Error | null;
  tryAgain: () => void;
};

/** One board, out of its conversation's list: so name, companies and the case's state stay live. */
export function useWhiteboard(whiteboardId: string): ShownWhiteboard {
  const { data, error, refetch } = useWhiteboards(conversationOfBoard(whiteboardId) ?? whiteboardId, {
    isKeptFresh: true,
  });
  const board = data?.find(({ id }) => id === whiteboardId) ?? null;
  const isMissing = data !== undefined && board === null;
  const isRefused = error instanceof ApiFailure && error.status === 404;
  return {
    board: isRefused ? null : board,
    error: isMissing
      ? new ApiFailure({ status: 404, code: 'notFound', message: 'no such whiteboard' })
      : isRefused || board === null
        ? error
        : null,
    tryAgain: () => void refetch(),
  };
}
