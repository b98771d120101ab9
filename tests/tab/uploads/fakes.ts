import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Batch } from '../../../tab/src/uploads/store/batch.ts';
import type { UploadPorts } from '../../../tab/src/uploads/store/ports.ts';
import { BlobFailure } from '../../../tab/src/uploads/store/ports.ts';
import type { UploadStorage } from '../../../tab/src/uploads/store/uploadStorage.ts';
import { createFakeApi } from '../createFakeApi.ts';
import { at } from '../messages/builders.ts';

export const conversationPath = '/api/conversations/hero';
const blockSize = 10;

export function aFile(name: string, { size = 25, lastModified = 1 } = {}): File {
  return new File(['x'.repeat(size)], name, { lastModified });
}

type Begun = { id: string; received: Set<number>; isCommitted: boolean; file: ConversationFile };

/**
 * The server's side of uploads: blocks of ten bytes, and a blob that knows which of them have come. `answers` stand in
 * for single requests, such as a refusal.
 */
export function aServer(answers: Record<string, unknown> = {}) {
  const uploads = new Map<string, Begun>();
  const messages = new Map<string, { fileIds: string[] }>();
  const puts: string[] = [];
  const held: (() => void)[] = [];
  const state = { holds: false, blob: [] as number[], addresses: 0, largestAtOnce: 0, atOnce: 0 };

  function begin({ body }: { body: unknown }) {
    const { name, size, clientId } = body as { name: string; size: number; clientId: string };
    const known = uploads.get(clientId);
    const id = known?.id ?? `file-${uploads.size + 1}`;
    const file = known?.file ?? aStoredFile({ id, name, size, state: 'uploading' });
    const upload = known ?? { id, received: new Set<number>(), isCommitted: false, file };
    uploads.set(clientId, upload);
    state.addresses += 1;
    const uploadUrl = `${clientId} ${state.addresses}`;
    return { id, uploadUrl, blockSize, received: [...upload.received], file: upload.file };
  }

  function complete(id: string) {
    const upload = [...uploads.values()].find((one) => one.id === id)!;
    upload.file = { ...upload.file, state: 'checking', sha256: 'a'.repeat(64) };
    return upload.file;
  }

  const table: Record<string, unknown> = {
    [`POST ${conversationPath}/files`]: begin,
    [`POST ${conversationPath}/messages`]: ({ body }: { body: unknown }) => {
      const { clientId, fileIds } = body as { clientId: string; fileIds: string[] };
      messages.set(clientId, { fileIds });
      return { id: 'm1', sequence: 12 };
    },
    ...answers,
  };
  for (let number = 1; number <= 30; number += 1) {
    const id = `file-${number}`;
    table[`POST /api/files/${id}/complete`] ??= () => complete(id);
    table[`DELETE /api/files/${id}`] ??= null;
    table[`GET /api/files/${id}`] ??= () => [...uploads.values()].find((one) => one.id === id)?.file;
  }
  const fake = createFakeApi(table);

  const openBlob: UploadPorts['openBlob'] = async (uploadUrl) => {
    const upload = uploads.get(uploadUrl.split(' ')[0] ?? '')!;
    return {
      putBlock: async ({ index, body, signal, onProgress }) => {
        signal.throwIfAborted();
        state.atOnce += 1;
        state.largestAtOnce = Math.max(state.largestAtOnce, state.atOnce);
        try {
          if (state.holds) {
            await new Promise<void>((resolve, reject) => {
              held.push(resolve);
              signal.addEventListener('abort', () => reject(signal.reason as Error));
            });
          }
          const status = state.blob.shift();
          if (status !== undefined && status !== 201) throw new BlobFailure(status);
          puts.push(`${upload.file.name} ${index}`);
          upload.received.add(index);
          onProgress(body.size);
        } finally {
          state.atOnce -= 1;
        }
      },
      commit: async () => {
        upload.isCommitted = true;
      },
    };
  };
  return {
    ...fake,
    openBlob,
    table,
    state,
    /** What Blob Storage was given, in order: `name index`. */
    puts,
    uploads,
    /** By the client id of each. */
    messages,
    begins: () => fake.requests.filter(({ path }) => path === `${conversationPath}/files`),
    shares: () => fake.requests.filter(({ path }) => path === `${conversationPath}/messages`),
    /** Lets the blocks go that are held. */
    release: () => {
      for (const go of held.splice(0)) go();
    },
  };
}
export type FakeServer = ReturnType<typeof aServer>;

export function aStoredFile(change: Partial<ConversationFile> = {}): ConversationFile {
  return {
    id: 'file-1',
    conversationId: 'hero',
    name: 'Allarme.jpg',
    size: 25,
    kind: 'image',
    type: 'image/jpeg',
    state: 'checking',
    authorId: 'marco',
    authorName: 'Marco Bianchi',
    authorCompanyId: 'rossi',
    createdAt: at('22:00'),
    sha256: null,
    messageId: null,
    sequence: null,
    version: 1,
    isReplaced: false,
    media: null,
    locationRemoved: false,
    deletedAt: null,
    contentUrl: null,
    thumbnailUrl: null,
    ...change,
  };
}

/** Outlives a page, as the browser's does: hand it to the next store. */
export function aStorage({ isKept = true } = {}) {
  const batches = new Map<string, Batch>();
  const bodies = new Map<string, Blob>();
  const storage: UploadStorage = {
    load: async (onBatch) => {
      for (const batch of [...batches.values()]) {
        const files = batch.files.map((file) =>
          file.state === 'done' ? file : { ...file, state: 'waiting' as const, sent: 0 },
        );
        onBatch({ ...batch, files }, bodies);
      }
    },
    add: async (batch, added) => {
      batches.set(batch.clientId, batch);
      for (const [key, body] of added) bodies.set(key, body);
    },
    save: (batch, gone) => {
      batches.set(batch.clientId, batch);
      if (gone !== undefined) bodies.delete(gone);
    },
    remove: (batch) => {
      batches.delete(batch.clientId);
      for (const { key } of batch.files) bodies.delete(key);
    },
    isKept: () => isKept,
  };
  return { storage, batches, bodies };
}
