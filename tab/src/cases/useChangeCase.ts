import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseChange, ServiceCase } from '../../../api/contract/cases.ts';
import type { Details } from '../../../api/contract/conversations.ts';
import { useSession } from '../session.ts';

/** Changes a case; what the server answers is shown at once, the rest comes with the live events. */
export function useChangeCase(caseNumber: string) {
  const { api } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: CaseChange) =>
      api.send<ServiceCase>('PATCH', `/api/cases/${encodeURIComponent(caseNumber)}`, change),
    onSuccess: (changed) => {
      client.setQueriesData<Details>({ queryKey: ['details'] }, (details) =>
        details?.case?.number === changed.number ? { ...details, case: changed } : details,
      );
    },
  });
}
