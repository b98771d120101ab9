import type { ConversationFile } from '../../../../api/contract/files.ts';
import type { Batch } from '../../uploads/store/batch.ts';
import { filesInTheWay } from '../../uploads/store/batch.ts';
import type { Uploads } from '../../uploads/store/createUploads.ts';
import { BackgroundFailure } from './BackgroundFailure.ts';

type Share = {
  conversationId: string;
  files: readonly File[];
  /** Part of all bytes that has left, 0 to 1. */
  onProgress: (part: number) => void;
};

/**
 * Makes the files a message without words, by the way of all uploads: through lost networks too. Resolves with them as
 * they stand in the conversation, in their order; rejects with a {@link BackgroundFailure}, and then nothing was shared.
 */
export function shareFiles(uploads: Uploads, share: Share): Promise<ConversationFile[]> {
  const { conversationId, onProgress } = share;
  return new Promise((resolve, reject) => {
    const clientId = uploads.add(conversationId, share.files);
    const ends = [
      uploads.onShared((batch) => {
        if (batch.clientId !== clientId) return;
        end();
        resolve(batch.files.flatMap(({ file }) => file ?? []));
      }),
      uploads.subscribe(look),
    ];
    look();

    function look(): void {
      const batch = uploads.list(conversationId).find((one) => one.clientId === clientId);
      if (!batch) return;
      onProgress(partSent(batch));
      const failure = findFailure(batch);
      if (!failure) return;
      end();
      uploads.discard(clientId);
      reject(failure);
    }
    function end(): void {
      for (const stop of ends) stop();
    }
  });
}

function partSent({ files }: Batch): number {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return size === 0 ? 0 : files.reduce((sum, file) => sum + file.sent, 0) / size;
}

function findFailure(batch: Batch): BackgroundFailure | null {
  if (batch.refusal) {
    const { code } = batch.refusal;
    return new BackgroundFailure(
      code === 'caseClosed' ? 'closed' : 'failed',
      code === 'bytesDiffer' || code === 'unreadable' ? null : code,
    );
  }
  const stuck = batch.files.find(({ file }) => file?.state === 'infected') ?? filesInTheWay(batch)[0];
  if (!stuck) return null;
  if (stuck.file?.state === 'infected') return new BackgroundFailure('infected');
  if (stuck.problem?.code === 'tooLarge') return new BackgroundFailure('tooLarge');
  return new BackgroundFailure('failed');
}
