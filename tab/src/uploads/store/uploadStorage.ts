import type { Batch, UploadFile } from './batch.ts';
import { atRest } from './batch.ts';
import type { KeyedStore } from './browserStore.ts';
import { createBrowserStore } from './browserStore.ts';

type Bodies = ReadonlyMap<string, Blob>;

/** Where batches and their bytes outlive a reload. One tab of a person at a time works on a batch. */
export type UploadStorage = {
  /** Hands over each batch that no other tab works on, now or when that tab is gone. */
  load: (onBatch: (batch: Batch, bodies: Bodies) => void) => Promise<void>;
  add: (batch: Batch, bodies: Bodies) => Promise<void>;
  /** `gone`: the key of a file whose bytes are no longer needed. */
  save: (batch: Batch, gone?: string) => void;
  remove: (batch: Batch) => void;
  /** False once something could only be kept in memory. */
  isKept: () => boolean;
};

/** What is left of a batch after that is no longer wanted. */
const longestRest = 7 * 24 * 60 * 60_000;

/** In IndexedDB, by person. In an iframe of another site a browser may refuse it. */
export function createUploadStorage(
  personId: string,
  store: KeyedStore = createBrowserStore(),
): UploadStorage {
  const batchKey = (clientId: string) => `${personId} batch ${clientId}`;
  const bodyKey = (key: string) => `${personId} bytes ${key}`;
  const releases = new Map<string, () => void>();
  const removed = new Set<string>();
  /** Keys of files whose bytes are no longer needed, even where they are being written. */
  const gone = new Set<string>();
  let isKept = true;

  const attempt = <Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> =>
    Promise.resolve()
      .then(work)
      .catch(() => {
        isKept = false;
        return undefined;
      });

  /** Resolves when this tab alone has the batch, until it is released or the tab is gone. */
  function claim(clientId: string): Promise<void> {
    return new Promise((resolve) => {
      const hold = () => {
        resolve();
        return new Promise<void>((release) => releases.set(clientId, release));
      };
      // Where the browser knows no locks, or none here, tabs take their chance: each step may come twice.
      Promise.resolve()
        .then(() => navigator.locks.request(`conferencing upload ${clientId}`, hold))
        .catch(() => resolve());
    });
  }

  async function read(key: string, onBatch: Parameters<UploadStorage['load']>[0]): Promise<void> {
    await claim(key.slice(batchKey('').length));
    // Another tab may have finished it in the meantime.
    const batch = toBatch(await store.get<unknown>(key));
    if (!batch) return;
    if (Date.now() - Date.parse(batch.createdAt) > longestRest) return remove(batch);
    const found = await Promise.all(
      batch.files.map(async (file) => [file, await store.get<Blob>(bodyKey(file.key))] as const),
    );
    const bodies = new Map(found.flatMap(([{ key: id }, body]) => (body ? [[id, body] as const] : [])));
    const files = found.map(([file, body]) => (body || file.state === 'done' ? file : withoutBytes(file)));
    onBatch({ ...batch, files }, bodies);
  }

  /** Bytes that no batch names: their page was gone before it had deleted them. */
  async function deleteUnnamed(known: readonly string[]): Promise<void> {
    const ofBatches = known.filter((key) => key.startsWith(batchKey('')));
    const batches = await Promise.all(ofBatches.map(async (key) => toBatch(await store.get<unknown>(key))));
    const named = new Set(batches.flatMap((batch) => batch?.files.map(({ key }) => bodyKey(key)) ?? []));
    const unnamed = known.filter((key) => key.startsWith(bodyKey('')) && !named.has(key));
    for (const key of unnamed) await store.del(key);
  }

  function remove(batch: Batch): void {
    removed.add(batch.clientId);
    for (const { key } of batch.files) gone.add(key);
    releases.get(batch.clientId)?.();
    releases.delete(batch.clientId);
    void attempt(async () => {
      await store.del(batchKey(batch.clientId));
      for (const { key } of batch.files) await store.del(bodyKey(key));
    });
  }

  return {
    load: async (onBatch) => {
      await attempt(async () => {
        const known = await store.keys();
        const ofBatches = known.filter((key) => key.startsWith(batchKey('')));
        for (const key of ofBatches) void attempt(() => read(key, onBatch));
        await deleteUnnamed(known);
      });
    },
    add: async (batch, bodies) => {
      void claim(batch.clientId);
      await attempt(async () => {
        // The batch first: cut off here, it still tells of its files after a reload, and no bytes are without a name.
        await store.set(batchKey(batch.clientId), batch);
        for (const [key, body] of bodies) if (!gone.has(key)) await store.set(bodyKey(key), body);
        for (const [key] of bodies) if (gone.has(key)) await store.del(bodyKey(key));
        if (removed.has(batch.clientId)) await store.del(batchKey(batch.clientId));
      });
    },
    save: (batch, goneKey) => {
      if (goneKey !== undefined) gone.add(goneKey);
      void attempt(async () => {
        if (removed.has(batch.clientId)) return;
        await store.set(batchKey(batch.clientId), batch);
        if (goneKey !== undefined) await store.del(bodyKey(goneKey));
      });
    },
    remove,
    isKept: () => isKept,
  };
}

/** The page was gone before all bytes were kept: it is told, not left out. */
function withoutBytes(file: UploadFile): UploadFile {
  return { ...file, state: 'failed', problem: { code: 'unreadable', reference: null } };
}

/** Anyone can write into browser storage: what does not look like a batch is left alone. */
function toBatch(found: unknown): Batch | null {
  const batch = found as Partial<Batch> | undefined;
  if (!batch || !Array.isArray(batch.files)) return null;
  if (![batch.clientId, batch.conversationId, batch.createdAt].every((field) => typeof field === 'string'))
    return null;
  const files = (batch as Batch).files.map((file) =>
    file.state === 'done' || file.state === 'failed' ? file : { ...file, ...atRest },
  );
  return { ...(batch as Batch), files, refusal: null };
}
