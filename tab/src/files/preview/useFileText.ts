import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { useSession } from '../../session.ts';
import type { DecodedText } from './decodeText.ts';
import { decodeText } from './decodeText.ts';
import { readStart } from './readStart.ts';

/** Bytes of a text that are shown. */
export const mostTextBytes = 5_000_000;

export type FileText = DecodedText & { /** There is more in the file. */ isCut: boolean };

/** What a text file says. Asked for as the reader, not by the link, which may have run out meanwhile. */
export function useFileText({ id, contentUrl }: ConversationFile): UseQueryResult<FileText> {
  const { api } = useSession();
  const path = (contentUrl ?? '').split('?')[0] ?? '';
  return useQuery({
    queryKey: ['fileText', id],
    queryFn: async ({ signal }) => {
      const { bytes, isCut } = await readStart(api, { path, most: mostTextBytes, signal });
      return { ...decodeText(bytes, { isCut }), isCut };
    },
    // Megabytes that nobody looks at any more.
    gcTime: 0,
  });
}
