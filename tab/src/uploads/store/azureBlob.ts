import { AnonymousCredential, BlockBlobClient, newPipeline, RestError } from '@azure/storage-blob';
import type { BlockBlob } from './ports.ts';
import { BlobFailure } from './ports.ts';
import { createBlobHttpClient } from './createBlobHttpClient.ts';

/** One blob of Azure Blob Storage, by an address that is signed for it. */
export function openAzureBlob(uploadUrl: string): BlockBlob {
  const pipeline = newPipeline(new AnonymousCredential(), {
    httpClient: createBlobHttpClient(),
    // The store tries again itself: it knows of the network, and what the person wants.
    retryOptions: { maxTries: 1 },
    keepAliveOptions: { enable: false },
  });
  const client = new BlockBlobClient(uploadUrl, pipeline);
  return {
    putBlock: ({ index, body, signal, onProgress }) =>
      asBlobFailure(signal, () =>
        client.stageBlock(blockId(index), body, body.size, {
          abortSignal: signal,
          onProgress: ({ loadedBytes }) => onProgress(loadedBytes),
        }),
      ),
    commit: ({ count, signal }) =>
      asBlobFailure(signal, () =>
        client.commitBlockList(
          Array.from({ length: count }, (_, index) => blockId(index)),
          { abortSignal: signal },
        ),
      ),
  };
}

/** All ids of a blob have the same length, as Blob Storage asks for. */
function blockId(index: number): string {
  return btoa(String(index).padStart(6, '0'));
}

async function asBlobFailure(signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    signal.throwIfAborted();
    throw new BlobFailure(cause instanceof RestError ? (cause.statusCode ?? 0) : 0, cause);
  }
}
