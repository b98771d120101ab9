import { QueryClient } from '@tanstack/react-query';
import { ApiFailure } from '../api.ts';

/** The live stream keeps the cache true, so nothing is fetched again merely because time went by. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 30 * 60_000,
        retry: (count, error) => count < 3 && isWorthRepeating(error),
        retryDelay: (count, error) => waitBeforeRetry(count, error),
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Whether there is a network is learned by asking: some clients say "offline" when they are not.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** What the server refused it will refuse again. */
function isWorthRepeating(error: Error): boolean {
  if (!(error instanceof ApiFailure)) return false;
  return error.code === 'offline' || error.status === 429 || error.status >= 500;
}

function waitBeforeRetry(count: number, error: Error): number {
  const asked = error instanceof ApiFailure ? error.retryAfterSeconds : null;
  return asked === null ? Math.min(500 * 2 ** count, 5_000) : Math.min(asked * 1000, 30_000);
}
