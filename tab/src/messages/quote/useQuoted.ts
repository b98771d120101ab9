import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Message, MessageList } from '../../../../api/contract/messages.ts';
import type { LoadedMessages } from '../../live/appendMessage.ts';
import { queryKeys } from '../../queryKeys.ts';
import { useSession } from '../../session.ts';

/** The message at this sequence: from the loaded ones, else from the server; null where there is none. */
export function useQuoted(conversationId: string, sequence: number): UseQueryResult<Message | null> {
  const { api } = useSession();
  const client = useQueryClient();
  return useQuery({
    queryKey: queryKeys.message(conversationId, sequence),
    queryFn: async ({ signal }) => {
      const path = `/api/conversations/${encodeURIComponent(conversationId)}/messages`;
      const { items } = await api.get<MessageList>(`${path}?after=${sequence - 1}&limit=1`, signal);
      const [found] = items;
      return found?.sequence === sequence ? found : null;
    },
    initialData: () =>
      client
        .getQueryData<LoadedMessages>(queryKeys.messages(conversationId))
        ?.pages.flatMap(({ items }) => items)
        .find((message) => message.sequence === sequence),
  });
}
