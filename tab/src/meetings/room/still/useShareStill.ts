import { useCallback, useEffect, useState } from 'react';
import type { ConversationFile } from '../../../../../api/contract/files.ts';
import { useUploads } from '../../../uploads/useUploads.ts';
import { shareFiles } from '../../../whiteboards/background/shareFiles.ts';
import type { Still } from './Still.ts';

export type Sharing =
  | { step: 'none' }
  /** `part` of the bytes that has left, 0 to 1. `isWaiting`: for the network. */
  | { step: 'uploading'; part: number; isWaiting: boolean }
  | { step: 'failed'; error: Error };

export type StillSharing = {
  sharing: Sharing;
  /** Resolves with the file as it stands in the conversation; null when that failed, which `sharing` then tells. */
  share: (still: Still) => Promise<ConversationFile | null>;
  reset: () => void;
};

/** Makes a still a message of the conversation, by the way of all uploads (rule VC5). */
export function useShareStill(conversationId: string): StillSharing {
  const { uploads, batches } = useUploads(conversationId);
  const [sharing, setSharing] = useState<
    Exclude<Sharing, { step: 'uploading' }> | { step: 'uploading'; part: number }
  >({ step: 'none' });
  useEffect(() => {
    window.addEventListener('online', uploads.reconnect);
    return () => window.removeEventListener('online', uploads.reconnect);
  }, [uploads]);
  const share = useCallback(
    async ({ file }: Still) => {
      setSharing({ step: 'uploading', part: 0 });
      try {
        const [shared = null] = await shareFiles(uploads, {
          conversationId,
          files: [file],
          onProgress: (part) => setSharing({ step: 'uploading', part }),
        });
        setSharing({ step: 'none' });
        return shared;
      } catch (error) {
        setSharing({ step: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
        return null;
      }
    },
    [uploads, conversationId],
  );
  const reset = useCallback(
    () => setSharing((before) => (before.step === 'failed' ? { step: 'none' } : before)),
    [],
  );
  const isWaiting = batches.some(({ files }) => files.some(({ stoppedBy }) => stoppedBy === 'network'));
  return { sharing: sharing.step === 'uploading' ? { ...sharing, isWaiting } : sharing, share, reset };
}
