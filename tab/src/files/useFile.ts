import type { UseQueryResult } from '@tanstack/react-query';
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { queryKeys } from '../queryKeys.ts';
import type { Session } from '../session.ts';
import { useSession } from '../session.ts';
import type { FileLoader } from './createFileLoader.ts';
import { createFileLoader } from './createFileLoader.ts';

/** The addresses in a file work for 15 minutes at least. */
export const freshMs = 10 * 60_000;

/** One a session, so that rows all over the page are asked for together. */
const loaders = new WeakMap<Session['api'], FileLoader>();

/** A file as it stands now. `isKeptFresh`: its addresses are renewed while it is shown, for who plays or saves it. */
export function useFile(
  conversationId: string,
  fileId: string,
  { isKeptFresh = false }: { isKeptFresh?: boolean } = {},
): UseQueryResult<ConversationFile> {
  const query = fileQuery(loaderOf(useSession()), { conversationId, fileId });
  return useQuery({ ...query, refetchInterval: isKeptFresh ? freshMs : false });
}

/** Those of several files that are known by now. */
export function useFiles(conversationId: string, fileIds: readonly string[]): ConversationFile[] {
  const load = loaderOf(useSession());
  return useQueries({
    queries: fileIds.map((fileId) => fileQuery(load, { conversationId, fileId })),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
}

function fileQuery(load: FileLoader, { conversationId, fileId }: { conversationId: string; fileId: string }) {
  return queryOptions({
    queryKey: queryKeys.file(fileId),
    queryFn: () => load(conversationId, fileId),
    staleTime: freshMs,
  });
}

function loaderOf({ api }: Session): FileLoader {
  const known = loaders.get(api) ?? createFileLoader(api);
  loaders.set(api, known);
  return known;
}
