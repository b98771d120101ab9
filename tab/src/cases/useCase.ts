import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';

export function useCase(caseNumber: string): UseQueryResult<ServiceCase> {
  const { api } = useSession();
  return useQuery({
    queryKey: queryKeys.serviceCase(caseNumber),
    queryFn: ({ signal }) => api.get<ServiceCase>(`/api/cases/${encodeURIComponent(caseNumber)}`, signal),
    // Whether one has joined is decided by this answer.
    staleTime: 0,
  });
}
