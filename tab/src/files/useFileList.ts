import type { InfiniteData, QueryClient, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { ConversationFile, FileList } from '../../../api/contract/files.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import type { FileFilter } from './fileFilter.ts';
import { filesPath } from './filesPath.ts';
import { freshMs } from './useFile.ts';

/** Of one page of a list of all files. */
export const filesOfPage = 60;

export type ListedFiles = InfiniteData<FileList>;

/** A conversation's files, newest first, page by page. What it brings is known to `useFile` too. */
export function useFileList(conversationId: string, filter: FileFilter): UseInfiniteQueryResult<ListedFiles> {
  const { api } = useSession();
  const client = useQueryClient();
  return useInfiniteQuery({
    queryKey: queryKeys.files(conversationId, filter),
    queryFn: async ({ pageParam, signal }) => {
      const page = await api.get<FileList>(
        filesPath(conversationId, { ...filter, cursor: pageParam }),
        signal,
      );
      keepFiles(client, page.items);
      return page;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    staleTime: freshMs,
    // Another filter shows the files of the one before until its own are here.
    placeholderData: (before, query) => (query?.queryKey[1] === conversationId ? before : undefined),
  });
}

function keepFiles(client: QueryClient, files: readonly ConversationFile[]): void {
  for (const file of files) client.setQueryData<ConversationFile>(queryKeys.file(file.id), file);
}

export function filesOf(listed: ListedFiles | undefined): readonly ConversationFile[] {
  return listed?.pages.flatMap(({ items }) => items) ?? [];
}

/** All files of the conversation that are known here, newest first. */
export function knownFiles(client: QueryClient, conversationId: string): readonly ConversationFile[] {
  const files = client
    .getQueriesData<ConversationFile>({ queryKey: ['file'] })
    .flatMap(([, file]) => (file?.conversationId === conversationId ? [file] : []));
  const isShown = ({ deletedAt, messageId }: ConversationFile) => deletedAt === null && messageId !== null;
  return files
    .filter(isShown)
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt) || other.id.localeCompare(one.id));
}
