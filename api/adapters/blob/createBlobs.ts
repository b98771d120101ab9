import { Readable } from 'node:stream';
import { RestError, type BlockBlobClient } from '@azure/storage-blob';
import { DomainError } from '../../domain/errors.ts';
import type { Blobs } from '../../domain/filePorts.ts';
import { createMintSas } from './mintSas.ts';
import type { BlobAccount } from './openAccount.ts';

/** The tab asks for a fresh address when this one has run out; each block needs it only when it starts. */
const uploadLastsMs = 15 * 60_000;
/** For the service itself, which reads what it copies. */
const copyLastsMs = 60 * 60_000;
const copyPollMs = 250;
const namesAPage = 500;

/** `setUp` resolves when the account is ready for a first upload. */
export function createBlobs(account: BlobAccount, setUp: () => Promise<void>): Blobs {
  const mintSas = createMintSas(account);
  const clientOf = (container: string, name: string): BlockBlobClient =>
    account.service.getContainerClient(container).getBlockBlobClient(name);

  return {
    async mintUploadUrl(name) {
      await setUp();
      return mintSas({ container: 'incoming', blob: name, permissions: 'cw', lastsMs: uploadLastsMs });
    },

    async receivedBlocks(name) {
      // Committed ones too: the tab may have been cut off before it said that this was all.
      const list = await unlessMissing(clientOf('incoming', name).getBlockList('all'));
      return [...(list?.committedBlocks ?? []), ...(list?.uncommittedBlocks ?? [])]
        .map((block) => Number(Buffer.from(block.name, 'base64').toString()))
        .filter(Number.isSafeInteger)
        .sort((a, b) => a - b);
    },

    async sizeOfIncoming(name) {
      const properties = await unlessMissing(clientOf('incoming', name).getProperties());
      return properties?.contentLength ?? null;
    },

    async takeIncoming(name, to) {
      const source = await mintSas({
        container: 'incoming',
        blob: name,
        permissions: 'r',
        lastsMs: copyLastsMs,
      });
      try {
        const poller = await clientOf('files', to).beginCopyFromURL(source, {
          intervalInMs: copyPollMs,
          conditions: { ifNoneMatch: '*' },
        });
        await poller.pollUntilDone();
        return true;
      } catch (cause) {
        if (cause instanceof RestError && [404, 409, 412].includes(cause.statusCode ?? 0)) return false;
        throw cause;
      }
    },

    async writeIncoming(name, bytes) {
      await setUp();
      await clientOf('incoming', name).uploadStream(
        Readable.from(toBuffers(bytes), { objectMode: false }),
        writeBlock,
        2,
      );
    },

    removeIncoming: (name) => remove(clientOf('incoming', name)),

    async open(name, range) {
      const [start, count] = range ? [range.start, range.end - range.start + 1] : [0, undefined];
      const answer = await unlessMissing(clientOf('files', name).download(start, count));
      return answer ? tellBroken(answer.readableStreamBody as AsyncIterable<Uint8Array>) : null;
    },

    async write(name, bytes) {
      await clientOf('files', name).uploadData(bytes);
    },

    remove: (name) => remove(clientOf('files', name)),

    async list(container, cursor) {
      const pages = account.service
        .getContainerClient(container)
        .listBlobsFlat({ includeUncommitedBlobs: container === 'incoming' })
        .byPage({ maxPageSize: namesAPage, ...(cursor === null ? {} : { continuationToken: cursor }) });
      const next = (await pages.next()) as { value?: BlobNames };
      const page = next.value;
      return {
        items: (page?.segment.blobItems ?? []).map(({ name, properties }) => ({
          name,
          changedAt: properties.lastModified.getTime(),
        })),
        cursor: page?.continuationToken === '' ? null : (page?.continuationToken ?? null),
      };
    },
  };
}

/** 4 MiB: with two on their way 8 MiB are in memory, whatever the file. */
const writeBlock = 4 * 1_048_576;

/** The part of the SDK's answer that is read here. */
type BlobNames = {
  segment: { blobItems: { name: string; properties: { lastModified: Date } }[] };
  continuationToken?: string;
};

/** The SDK's scheduler takes nothing else, and would end the process over it. */
async function* toBuffers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of bytes) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** A storage that breaks off in the middle is in trouble, and no fault of ours. */
async function* tellBroken(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* bytes;
  } catch (cause) {
    throw new DomainError('unavailable', 'The file storage broke off.', { retryAfterSeconds: 1, cause });
  }
}

async function remove(blob: BlockBlobClient): Promise<void> {
  await unlessMissing(blob.delete({ deleteSnapshots: 'include' }));
}

async function unlessMissing<Answer>(request: Promise<Answer>): Promise<Answer | null> {
  try {
    return await request;
  } catch (cause) {
    if (cause instanceof RestError && cause.statusCode === 404) return null;
    throw cause;
  }
}
