import type { QueryClient } from '@tanstack/react-query';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { queryKeys } from '../queryKeys.ts';

/** After an entry that tells of files: these files, the conversation's lists and their counts are asked for anew. */
export function refreshFiles(
  client: QueryClient,
  { conversationId, fileIds }: { conversationId: string; fileIds: readonly string[] },
): void {
  const keys = [
    ...fileIds.map((id) => queryKeys.file(id)),
    queryKeys.files(conversationId),
    queryKeys.details(conversationId),
  ];
  for (const queryKey of keys) {
    // A first answer on its way may be older than the entry, and only a cancelled one is asked for again.
    void client.cancelQueries({ queryKey }).then(() => client.invalidateQueries({ queryKey }));
  }
}

/** Nothing of the files stays with who is no longer a member: a link stops working with the membership. */
export function forgetFiles(client: QueryClient, conversationId: string): void {
  client.removeQueries({ queryKey: queryKeys.files(conversationId) });
  client.removeQueries({
    predicate: ({ queryKey, state }) =>
      queryKey[0] === 'file' &&
      (state.data as ConversationFile | undefined)?.conversationId === conversationId,
  });
}
