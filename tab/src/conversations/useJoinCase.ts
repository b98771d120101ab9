import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { OtherCases } from '../live/otherCases.ts';
import { removeOtherCase } from '../live/otherCases.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';

/** Makes the reader a watcher of a case (rule SC9), then opens its chat. */
export function useJoinCase(onJoined: (conversationId: string) => void) {
  const { api } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (item: ServiceCase) =>
      api.send<unknown>('POST', `/api/cases/${encodeURIComponent(item.number)}/watchers`, {}),
    onSuccess: (_, item) => {
      client.setQueriesData<OtherCases>(
        { queryKey: ['otherCases'] },
        (listed) => listed && removeOtherCase(listed, ({ number }) => number === item.number),
      );
      void client.invalidateQueries({ queryKey: queryKeys.conversations() });
      client.removeQueries({ queryKey: queryKeys.serviceCase(item.number) });
      onJoined(item.conversationId);
    },
  });
}
