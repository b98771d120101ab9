import type { ConversationFile } from '../../../../api/contract/files.ts';
import type { Api } from '../../api.ts';
import { getFile } from '../../uploads/store/requests.ts';
import { BackgroundFailure } from './BackgroundFailure.ts';

/** Milliseconds between two looks: first a check may be over at once, later it takes its time. */
const pauses = [300, 700, 1_500, 2_500];

/** The file once it has been checked: only then others may see it, and the board takes it. */
export async function awaitClean(
  api: Api,
  { fileId, signal }: { fileId: string; signal: AbortSignal },
): Promise<ConversationFile> {
  for (let look = 0; ; look += 1) {
    signal.throwIfAborted();
    const file = await getFile(api, fileId);
    if (file.deletedAt !== null || file.state === 'lost') throw new BackgroundFailure('lost');
    if (file.state === 'infected') throw new BackgroundFailure('infected');
    if (file.state === 'notCheckable') throw new BackgroundFailure('otherPicture');
    if (file.state === 'clean') return file;
    const pause = pauses[Math.min(look, pauses.length - 1)];
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
