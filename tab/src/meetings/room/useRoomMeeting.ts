import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext, useEffect } from 'react';
import type { Meeting } from '../../../../api/contract/meetings.ts';
import { LiveContext } from '../../live/LiveContext.ts';
import { useSession } from '../../session.ts';
import { meetingPath } from '../meetingPath.ts';

const keyOf = (meetingId: string) => ['meeting', meetingId] as const;

/** The meeting with who is in it now. */
export function useRoomMeeting(meetingId: string): UseQueryResult<Meeting> {
  const { api } = useSession();
  const client = useQueryClient();
  const live = useContext(LiveContext);
  useEffect(
    () =>
      live.onEvent(({ event, data }) => {
        if (event === 'reset') void client.invalidateQueries({ queryKey: keyOf(meetingId) });
        if (event === 'entry' && data.meeting?.id === meetingId)
          client.setQueryData(keyOf(meetingId), data.meeting);
      }),
    [client, live, meetingId],
  );
  return useQuery({
    queryKey: keyOf(meetingId),
    queryFn: ({ signal }) => api.get<Meeting>(meetingPath(meetingId), signal),
  });
}
