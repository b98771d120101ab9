import type { ConversationFile, Upload } from '../../../../api/contract/files.ts';
import type { UploadFile } from './batch.ts';
import type { Slots } from './createSlots.ts';
import type { BlockBlob, UploadPorts } from './ports.ts';
import { beginUpload, completeUpload } from './requests.ts';

type Move = {
  conversationId: string;
  file: UploadFile;
  body: Blob;
  /** Of all bytes, counted while they leave. */
  hash: () => Promise<string>;
  /** Blocks on their way, over all files. */
  slots: Slots;
  signal: AbortSignal;
  onProgress: (sent: number) => void;
};

/** Blocks of one file that wait for a slot: two files then take turns. */
const lanes = 4;

/** One try to bring a file to the server: only the blocks that are not there yet, then the proof that all are right. */
export async function moveFile(
  { api, openBlob }: Pick<UploadPorts, 'api' | 'openBlob'>,
  move: Move,
): Promise<ConversationFile> {
  const { conversationId, body } = move;
  const { name, size, clientId } = move.file;
  if (body.size !== size) throw new DOMException('the bytes are not all here', 'NotReadableError');
  const upload = await beginUpload(api, conversationId, { name, size, clientId });
  move.signal.throwIfAborted();
  if (upload.file.state !== 'uploading') return upload.file;

  const end = new AbortController();
  const signal = AbortSignal.any([move.signal, end.signal]);
  try {
    const [sha256] = await Promise.all([move.hash(), putBlocks()]);
    return await completeUpload(api, { id: upload.id, sha256, signal });
  } finally {
    // What fails in one place ends the rest of this try.
    end.abort(new DOMException('the try has ended', 'AbortError'));
  }

  async function putBlocks(): Promise<void> {
    if (upload.uploadUrl === null) return;
    const blob = await openBlob(upload.uploadUrl);
    await putMissing(blob, { ...move, signal, upload });
    await blob.commit({ count: Math.ceil(body.size / upload.blockSize), signal });
  }
}

async function putMissing(blob: BlockBlob, move: Move & { upload: Upload }): Promise<void> {
  const { body, signal, slots } = move;
  const { blockSize, received } = move.upload;
  const here = new Set(received);
  const count = Math.ceil(body.size / blockSize);
  const sizeOf = (index: number) => Math.min(blockSize, body.size - index * blockSize);
  const loaded = Array.from({ length: count }, (_, index) => (here.has(index) ? sizeOf(index) : 0));
  const missing = [...loaded.keys()].filter((index) => !here.has(index));
  const tell = (index: number, bytes: number) => {
    // A request's own frame is counted by some clients too.
    loaded[index] = Math.min(bytes, sizeOf(index));
    move.onProgress(loaded.reduce((sum, each) => sum + each, 0));
  };

  async function putInTurn(): Promise<void> {
    for (let index = missing.shift(); index !== undefined; index = missing.shift()) {
      const at = index;
      const start = at * blockSize;
      await slots.run(signal, () =>
        blob.putBlock({
          index: at,
          body: body.slice(start, start + sizeOf(at)),
          signal,
          onProgress: (bytes) => tell(at, bytes),
        }),
      );
      tell(at, sizeOf(at));
    }
  }
  move.onProgress(loaded.reduce((sum, each) => sum + each, 0));
  await Promise.all(Array.from({ length: lanes }, putInTurn));
}
