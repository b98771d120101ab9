import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { Meeting, MeetingList } from '../../../api/contract/meetings.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { meetingsPath } from './meetingPath.ts';

/** Of a Teams meeting nobody may tell that it is over: then only time does. */
const askedAgainMs = 60_000;

/** The conversation's meeting; null as long as there was none. Live events keep it true. */
export function useMeeting(
  conversationId: string,
  { isWanted = true }: { isWanted?: boolean } = {},
): UseQueryResult<Meeting | null> {
  const { api } = useSession();
  return useQuery({
    queryKey: queryKeys.meetings(conversationId),
    queryFn: ({ signal }) => api.get<MeetingList>(meetingsPath(conversationId), signal),
    select: ({ items }) => items[0] ?? null,
    enabled: isWanted,
    refetchInterval: ({ state }) => (state.data?.items[0]?.isOngoing ? askedAgainMs : false),
  });
}
