import { get } from 'node:http';
import type { BlobServiceClient, BlockBlobClient } from '@azure/storage-blob';
import { BlockBlobClient as BlobOfAddress } from '@azure/storage-blob';
import type { ConversationFile, Upload } from '../../../api/contract/files.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { until } from '../../http/live/until.ts';

const atOnce = 4;
const mebibyte = 1_048_576;

/** One who carries the same bytes: through our API, or to the same storage by its SDK alone. */
export type Carrier = {
  name: string;
  /** Whose CPU counts, beside this process's. */
  pids: number[];
  /** Answers where it can be downloaded. */
  upload(payload: Payload): Promise<string>;
  download(from: string): Promise<number>;
  /** What goes on after an upload was answered is over. */
  settle(uploaded: string): Promise<void>;
};

export type Payload = { bytes: Buffer; sha256: string };

export function carryByUs(by: { caller: Caller; conversationId: string; pids: number[] }): Carrier {
  const { caller, conversationId, pids } = by;
  return {
    name: 'ours',
    pids,
    upload: async ({ bytes, sha256 }) =>
      (await uploadByUs(caller, { conversationId, bytes, sha256, name: 'bytes.bin' })).id,
    async download(id) {
      const { contentUrl } = await readFile(caller, id);
      return drain(`${caller.url}${contentUrl ?? ''}`);
    },
    settle: (id) => untilChecked(caller, id),
  };
}

export function carryBySdk(by: { service: BlobServiceClient; container: string; pids: number[] }): Carrier {
  const container = by.service.getContainerClient(by.container);
  return {
    name: 'the blob SDK alone',
    pids: by.pids,
    async upload({ bytes }) {
      const name = crypto.randomUUID();
      await container
        .getBlockBlobClient(name)
        .uploadData(bytes, { maxSingleShotSize: 4 * mebibyte, blockSize: 8 * mebibyte, concurrency: atOnce });
      return name;
    },
    async download(name) {
      const { readableStreamBody: stream } = await container.getBlobClient(name).download();
      return stream ? count(stream as AsyncIterable<Uint8Array>) : 0;
    },
    settle: () => Promise.resolve(),
  };
}

/** As the tab does: blocks of the size that is answered, four at a time, then the list of them. */
export async function uploadByUs(
  caller: Caller,
  uploaded: Payload & { conversationId: string; name: string },
): Promise<ConversationFile> {
  const { conversationId, bytes, sha256, name } = uploaded;
  const begun = await caller.post(`/conversations/${conversationId}/files`, {
    name,
    size: bytes.length,
    clientId: crypto.randomUUID(),
  });
  if (begun.status !== 201) throw new Error(`begun with ${begun.status}: ${begun.text}`);
  const { id, uploadUrl, blockSize } = begun.body as Upload;
  await putBlocks(new BlobOfAddress(uploadUrl ?? ''), bytes, blockSize);
  const completed = await caller.post(`/files/${id}/complete`, { sha256 });
  if (completed.status !== 200) throw new Error(`completed with ${completed.status}: ${completed.text}`);
  return completed.body;
}

async function putBlocks(blob: BlockBlobClient, bytes: Buffer, blockSize: number): Promise<void> {
  const ids = Array.from({ length: Math.ceil(bytes.length / blockSize) }, (_, index) =>
    btoa(String(index).padStart(6, '0')),
  );
  const waiting = ids.entries();
  const lane = async () => {
    for (const [index, id] of waiting) {
      const block = bytes.subarray(index * blockSize, (index + 1) * blockSize);
      await blob.stageBlock(id, block, block.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  await blob.commitBlockList(ids);
}

export async function untilChecked(caller: Caller, id: string): Promise<void> {
  await until(async () => (await readFile(caller, id)).state !== 'checking', { what: 'the file is checked' });
}

export async function readFile(caller: Caller, id: string): Promise<ConversationFile> {
  const answer = await caller.get(`/files/${id}`);
  if (answer.status !== 200) throw new Error(`a file answered ${answer.status}: ${answer.text}`);
  return answer.body;
}

/** Reads an address to its end, and answers how many bytes there were. */
export function drain(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      count(response).then(resolve, reject);
    }).once('error', reject);
  });
}

async function count(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const chunk of chunks) bytes += chunk.length;
  return bytes;
}
