import { useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect } from 'react';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { useSession } from '../session.ts';
import { createEventApplier } from './createEventApplier.ts';
import { LiveContext } from './LiveContext.ts';

/** Lets the live events flow into the cache. Used once, at the root of the session. */
export function useLiveEvents(): void {
  const client = useQueryClient();
  const live = useContext(LiveContext);
  const { api, person } = useSession();
  useEffect(() => {
    const applier = createEventApplier({
      client,
      readerId: person.id,
      fetchConversation: (id) => api.get<Conversation>(`/api/conversations/${encodeURIComponent(id)}`),
    });
    const stopWatching = applier.watchAnswers();
    const stopDelivery = live.deliverTo(applier.apply);
    return () => {
      stopDelivery();
      stopWatching();
    };
  }, [client, live, api, person.id]);
}
