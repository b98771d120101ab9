import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import type { PlaceList } from '../../../api/contract/places.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { placesPath } from './placesPath.ts';

/** The Teams places that show a Service Case Chat. A direct chat has none, and is not asked for (rule RL8). */
export function usePlaces({ id, kind }: Pick<ConversationSummary, 'id' | 'kind'>): UseQueryResult<PlaceList> {
  const { api } = useSession();
  return useQuery({
    queryKey: queryKeys.places(id),
    queryFn: ({ signal }) => api.get<PlaceList>(placesPath(id), signal),
    enabled: kind === 'serviceCase',
  });
}
