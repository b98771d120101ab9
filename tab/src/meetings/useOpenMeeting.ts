import type { UseMutationResult } from '@tanstack/react-query';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Meeting, MeetingList, MeetingSetup, MeetingWish } from '../../../api/contract/meetings.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { useMeetingDoor } from './MeetingDoorContext.ts';
import { meetingsPath } from './meetingPath.ts';

export type MeetingOpening = UseMutationResult<MeetingSetup | null, Error, MeetingWish>;

/**
 * Makes the conversation's meeting or finds it again, and opens it (rule VC1). Answers what a person has to do first,
 * where the app cannot make it by itself. Presses at once make one meeting, for a conversation has only one.
 */
export function useOpenMeeting(conversationId: string, title: string): MeetingOpening {
  const { api } = useSession();
  const client = useQueryClient();
  const door = useMeetingDoor();
  return useMutation({
    mutationFn: async (wish: MeetingWish) => {
      const answer = await api.send<Meeting | MeetingSetup>('POST', meetingsPath(conversationId), wish);
      if (!('joinUrl' in answer)) return answer;
      client.setQueryData<MeetingList>(queryKeys.meetings(conversationId), { items: [answer] });
      await door.open(answer, title);
      return null;
    },
  });
}
