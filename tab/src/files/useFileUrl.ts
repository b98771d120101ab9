import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { queryKeys } from '../queryKeys.ts';

/** `given`: the address as it stood in the file. `asking`: it was refused, and the file is asked for anew. */
type Kept = {
  fileId: string;
  given: string | null;
  shown: string | null;
  state: 'first' | 'asking' | 'again' | 'failed';
};

export type FileUrl = {
  /** Null while there is none that works. */
  url: string | null;
  /** It was refused twice: say so. */
  isFailed: boolean;
  onError: () => void;
};

/**
 * The address for an `<img>` or `<video>`. Each answer may bring a new token: the address stays while it works, or
 * pictures would load again and again. When it is refused the file is asked for anew, and tried once more.
 */
export function useFileUrl(file: ConversationFile, which: 'contentUrl' | 'thumbnailUrl'): FileUrl {
  const client = useQueryClient();
  const current = file[which];
  const fresh: Kept = { fileId: file.id, given: current, shown: current, state: 'first' };
  const [kept, setKept] = useState(fresh);
  const isAnother = kept.fileId !== file.id || (kept.given === null) !== (current === null);
  const isRefused = kept.state === 'asking' || kept.state === 'failed';
  if (isAnother) setKept(fresh);
  else if (isRefused && current !== kept.given) setKept({ ...fresh, state: 'again' });

  function onError(): void {
    if (kept.state === 'again') setKept({ ...kept, state: 'failed' });
    // Where a newer one is here already it takes the place at once.
    else if (kept.state === 'first') setKept({ ...kept, state: 'asking' });
    if (kept.state === 'first' && current === kept.given) void askAnew();
  }

  async function askAnew(): Promise<void> {
    const asked = [queryKeys.file(file.id), queryKeys.files(file.conversationId)];
    await Promise.all(
      asked.map((queryKey) => client.invalidateQueries({ queryKey }, { cancelRefetch: false })),
    );
    const newest = client.getQueryData<ConversationFile>(queryKeys.file(file.id))?.[which] ?? kept.given;
    // For a quarter of an hour the address stays the same: with another end it is not the one that was refused.
    const shown = newest === kept.given ? `${newest}&again=1` : newest;
    setKept((before) =>
      before.fileId === file.id && before.state === 'asking'
        ? { ...before, given: newest, shown, state: 'again' }
        : before,
    );
  }
  return { url: isRefused ? null : kept.shown, isFailed: kept.state === 'failed', onError };
}
