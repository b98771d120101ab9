import type { InfiniteData } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { MessageList } from '../../../api/contract/messages.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { prepareMarkdown } from './text/loadMarkdown.ts';

const pageSize = 50;

/** The loaded messages of a conversation: the newest page first, older ones by `fetchNextPage`. */
export function useMessages(conversationId: string) {
  const { api } = useSession();
  return useInfiniteQuery({
    queryKey: queryKeys.messages(conversationId),
    queryFn: async ({ pageParam: before, signal }) => {
      const older = before === null ? '' : `&before=${before}`;
      const path = `/api/conversations/${encodeURIComponent(conversationId)}/messages?limit=${pageSize}${older}`;
      const page = await api.get<MessageList>(path, signal);
      await prepareMarkdown(page.items);
      return page;
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ items }) => {
      const oldest = items[0]?.sequence ?? 1;
      return oldest > 1 ? oldest : null;
    },
    select: toLoadedMessages,
  });
}

/** For the list: oldest page first. */
function toLoadedMessages({ pages }: InfiniteData<MessageList, number | null>) {
  return pages.map(({ items }) => items).toReversed();
}
