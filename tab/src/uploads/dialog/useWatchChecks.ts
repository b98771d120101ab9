import { useEffect } from 'react';
import type { Batch } from '../store/batch.ts';
import type { Uploads } from '../store/createUploads.ts';

/** Milliseconds between two looks. */
const between = 2_000;

type Watched = { uploads: Uploads; batches: readonly Batch[]; conversationId: string };

/** While someone looks, asks how the files stand that are being checked: before they are shared no event tells it. */
export function useWatchChecks({ uploads, batches, conversationId }: Watched): void {
  const isChecking = batches.some(({ files }) => files.some(({ file }) => file?.state === 'checking'));
  useEffect(() => {
    if (!isChecking) return undefined;
    const timer = setInterval(() => void uploads.lookAtChecks(conversationId), between);
    return () => clearInterval(timer);
  }, [isChecking, uploads, conversationId]);
}
