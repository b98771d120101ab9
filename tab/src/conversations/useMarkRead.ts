import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { Conversation, ReadState } from '../../../api/contract/conversations.ts';
import type { ListedConversations } from '../live/listedConversations.ts';
import { mapConversations } from '../live/listedConversations.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';

/** Reading several messages in one go is one request. */
const debounceMs = 400;

/**
 * Gives a function that says up to which sequence the reader has read. The row loses its count at once;
 * the server is told a moment later, and never of less than before.
 */
export function useMarkRead(conversationId: string): (sequence: number) => void {
  const client = useQueryClient();
  const { api } = useSession();
  const told = useRef(0);
  const wanted = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const sequence = wanted.current;
    if (sequence <= told.current) return;
    told.current = sequence;
    api
      .send<ReadState>('PUT', `/api/conversations/${encodeURIComponent(conversationId)}/read`, { sequence })
      .catch(() => {
        // Said again with the next message that is read; the count is no reason to bother anyone.
        told.current = Math.min(told.current, sequence - 1);
      });
  }, [api, conversationId]);

  useEffect(() => {
    told.current = 0;
    wanted.current = 0;
    return tell;
  }, [tell]);

  return useCallback(
    (sequence: number) => {
      const known = client.getQueryData<Conversation>(queryKeys.conversation(conversationId));
      if (sequence <= wanted.current || (known && sequence <= known.readUpTo && known.unread === 0)) return;
      wanted.current = sequence;
      markInCache(client, conversationId, sequence);
      timer.current ??= setTimeout(tell, debounceMs);
    },
    [client, conversationId, tell],
  );
}

function markInCache(client: ReturnType<typeof useQueryClient>, id: string, readUpTo: number): void {
  const mark = <Row extends { id: string; readUpTo: number; unread: number; sequence: number }>(
    row: Row,
  ): Row => (row.id !== id || row.readUpTo >= readUpTo ? row : { ...row, readUpTo, unread: 0 });
  client.setQueryData<Conversation>(queryKeys.conversation(id), (row) => row && mark(row));
  client.setQueriesData<ListedConversations>(
    { queryKey: ['conversations'] },
    (list) => list && mapConversations(list, mark),
  );
}
